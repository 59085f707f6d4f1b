package dev.kaquan.sandbox.env;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the words that the platform makes up: ids, codes, secrets. */
public final class RandomStrings {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String DIGITS = "0123456789";
  private static final String HEX = "0123456789abcdef";

  private final RandomGenerator random;

  /** Draws from {@code random}. */
  public RandomStrings(RandomGenerator random) {
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

  /** The same, in another order. */
  public synchronized List<String> shuffled(Collection<String> randomStrings) {
    List<String> left = new ArrayList<>(randomStrings);
    for (int i = left.size() - 1; i > 0; i--) {
      Collections.swap(left, i, random.nextInt(i + 1));
    }
    return left;
  }

  private synchronized String draw(String alphabet, int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}
