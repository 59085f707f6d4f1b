package dev.kaquan.domain.code;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.CheckDigit;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardCode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pattern of generated codes, such as <code>KQ{letters:10}</code>.
 *
 * <p><code>{digits:n}</code> are n random digits, <code>{letters:n}</code> n random digits and capital letters that
 * cannot be taken for each other; <code>{check}</code>, at the end of a pattern without letters, is a check digit (Luhn)
 * over the digits before it. Letters, digits, hyphens and underscores stand for themselves.
 */
public record CodePattern(String text) {
  /** The most codes that are generated at once, as all of them are in memory. */
  public static final int MAX_COUNT = 1_000_000;

  /** How many of the possible codes there are for each that is generated, so that nobody guesses one. */
  private static final double POSSIBLE_FOR_EACH = 1e6;

  private static final String DIGITS = "0123456789";

  /** Without 0 and O, 1 and I. */
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final Pattern PART =
      Pattern.compile("\\{(?:digits:([0-9]{1,2})|letters:([0-9]{1,2})|(check))}|([A-Za-z0-9_-])");

  /**
   * Checks a pattern.
   *
   * @throws dev.kaquan.domain.InvalidValueException if it is not of this form, or its codes are longer than 20 characters
   */
  public CodePattern {
    boolean hasLetters = false;
    int length = 0;
    int end = 0;
    Matcher part = PART.matcher(text);
    while (part.lookingAt()) {
      end = part.end();
      hasLetters |= part.group(2) != null;
      length += length(part);
      require(
          part.group(3) == null || (end == text.length() && !hasLetters),
          "must have {check} at the end only, and then no {letters:n}");
      part.region(end, text.length());
    }
    require(
        end == text.length(),
        "must consist of letters, digits, hyphens, underscores, {digits:n}, {letters:n}, {check}");
    require(
        length >= 1 && length <= CardCode.MAX_LENGTH,
        "must make codes of 1 to " + CardCode.MAX_LENGTH + " characters");
  }

  /**
   * Generates different codes.
   *
   * @param random returns a number from 0 to one less than its argument, which nobody can predict
   * @throws dev.kaquan.domain.InvalidValueException if there are too few or too many of them for the pattern
   */
  public void generate(int count, IntUnaryOperator random, Consumer<CardCode> codes) {
    Check.that(
        count >= 1 && count <= MAX_COUNT, "count", "must be 1 to " + MAX_COUNT, RuleReference.API);
    require(
        possible() >= count * POSSIBLE_FOR_EACH,
        "must have more random places: a million codes must be possible for each that is generated");
    Set<String> known = new HashSet<>();
    while (known.size() < count) {
      String code = code(random);
      if (known.add(code)) {
        codes.accept(new CardCode(code));
      }
    }
  }

  private double possible() {
    double possible = 1;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if (part.group(1) != null) {
        possible *= Math.pow(DIGITS.length(), length(part));
      } else if (part.group(2) != null) {
        possible *= Math.pow(LETTERS.length(), length(part));
      }
    }
    return possible;
  }

  private String code(IntUnaryOperator random) {
    StringBuilder code = new StringBuilder();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if (part.group(3) != null) {
        code.append(CheckDigit.of(code));
      } else if (part.group(4) != null) {
        code.append(part.group(4));
      } else {
        append(code, part.group(1) == null ? LETTERS : DIGITS, length(part), random);
      }
    }
    return code.toString();
  }

  private static void append(
      StringBuilder code, String characters, int count, IntUnaryOperator random) {
    for (int i = 0; i < count; i++) {
      code.append(characters.charAt(random.applyAsInt(characters.length())));
    }
  }

  /** Returns how many characters of a code a part makes. */
  private static int length(Matcher part) {
    String number = part.group(1) == null ? part.group(2) : part.group(1);
    return number == null ? 1 : Integer.parseInt(number);
  }

  private static void require(boolean holds, String rule) {
    Check.that(holds, "pattern", rule, RuleReference.API);
  }

  @Override
  public String toString() {
    return text;
  }
}
