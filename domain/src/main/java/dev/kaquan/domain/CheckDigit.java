package dev.kaquan.domain;

/** The check digit of Luhn (ISO/IEC 7812-1), which detects every wrong digit and most swapped ones. */
public final class CheckDigit {
  private static final int TEN = 10;

  private CheckDigit() {}

  /** Returns the digit for the digits of a text; other characters do not count. */
  public static int of(CharSequence text) {
    int sum = 0;
    // From the right, every other digit is doubled, beginning with the last.
    boolean isDoubled = true;
    for (int i = text.length() - 1; i >= 0; i--) {
      int digit = Character.digit(text.charAt(i), TEN);
      if (digit >= 0) {
        int doubled = 2 * digit;
        sum += isDoubled ? doubled / TEN + doubled % TEN : digit;
        isDoubled = !isDoubled;
      }
    }
    return (TEN - sum % TEN) % TEN;
  }
}
