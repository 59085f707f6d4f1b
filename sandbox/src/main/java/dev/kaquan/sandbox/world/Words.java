package dev.kaquan.sandbox.world;

import java.util.random.RandomGenerator;

/** Draws the words that the platform makes up: ids, codes, secrets. */
public final class Words {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String DIGITS = "0123456789";
  private static final String HEX = "0123456789abcdef";

  private final RandomGenerator random;

  /** Draws from {@code random}. */
  public Words(RandomGenerator random) {
    this.random = random;
  }

  /** Letters and digits. */
  public String letters(int length) {
    return draw(LETTERS, length);
  }

  /** Decimal digits; the first may be 0. */
  public String digits(int length) {
    return draw(DIGITS, length);
  }

  /** Lower-case hex digits. */
  public String hex(int length) {
    return draw(HEX, length);
  }

  /** Bytes. */
  public synchronized byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private synchronized String draw(String alphabet, int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}
