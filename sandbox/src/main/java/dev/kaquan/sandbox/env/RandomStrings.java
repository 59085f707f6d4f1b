package dev.kaquan.sandbox.env;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Generates the ids, codes and secrets that the platform assigns. Safe for use by several threads. */
public final class RandomStrings {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String DIGITS = "0123456789";
  private static final String HEX = "0123456789abcdef";

  private final RandomGenerator random;

  public RandomStrings(RandomGenerator random) {
    this.random = random;
  }

  /** Returns letters and digits. */
  public String letters(int length) {
    return draw(LETTERS, length);
  }

  /** Returns decimal digits; the first may be 0. */
  public String digits(int length) {
    return draw(DIGITS, length);
  }

  /** Returns lower-case hex digits. */
  public String hex(int length) {
    return draw(HEX, length);
  }

  public synchronized byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns the strings in random order. */
  public synchronized List<String> shuffled(Collection<String> strings) {
    List<String> shuffled = new ArrayList<>(strings);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }

  private synchronized String draw(String alphabet, int length) {
    StringBuilder drawn = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return drawn.toString();
  }
}
