package dev.kaquan.api;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.wire.TextPosition;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Texts as they come in a request. What is broken is refused and not repaired. */
public final class RequestText {
  private static final int HEX = 16;
  private static final int ESCAPE_LENGTH = 6;

  private RequestText() {}

  /**
   * Decodes a text.
   *
   * @param name of the text in violations
   * @throws InvalidValueException with the position of the first byte that is not UTF-8
   */
  public static String utf8(String name, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult end = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    if (end.isError()) {
      throw new InvalidValueException(
          name,
          "must be in UTF-8; " + TextPosition.of(decoded, decoded.length())
              + ": a byte that is not",
          RuleReference.API);
    }
    return decoded;
  }

  /**
   * Checks the escapes of a JSON text.
   *
   * @throws InvalidValueException if one is half of a surrogate pair, which is no character
   */
  static void checkEscapes(String json) {
    OptionalInt half = loneSurrogate(json);
    if (half.isPresent()) {
      throw new InvalidValueException(
          "body",
          "must have whole characters; " + TextPosition.of(json, half.getAsInt())
              + ": half of a surrogate pair",
          RuleReference.API);
    }
  }

  /**
   * Checks the texts of a JSON object, with their fields.
   *
   * @throws InvalidValueException for each that has a control character other than a line break
   */
  static void checkControlCharacters(Map<String, Object> fields) {
    Violations violations = new Violations();
    check("", fields, violations);
    violations.throwIfAny();
  }

  private static void check(String path, Object value, Violations violations) {
    if (value instanceof Map<?, ?> object) {
      object.forEach((name, inside) -> {
        String field = (path.isEmpty() ? "" : path + ".") + visible(String.valueOf(name));
        check(field, String.valueOf(name), violations);
        if (inside != null) {
          check(field, inside, violations);
        }
      });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) != null) {
          check(path + "[" + i + "]", list.get(i), violations);
        }
      }
    } else if (value instanceof String text && text.chars().anyMatch(RequestText::isRefused)) {
      violations.add(
          path, "must have no control characters other than line breaks", RuleReference.API);
    }
  }

  private static boolean isRefused(int character) {
    return Character.isISOControl(character) && character != '\n' && character != '\r';
  }

  private static String visible(String name) {
    return name.chars().anyMatch(Character::isISOControl)
        ? name.replaceAll("\\p{Cntrl}", "?")
        : name;
  }

  /** Returns where the first escape is that is half of a surrogate pair. */
  private static OptionalInt loneSurrogate(String json) {
    int at = json.indexOf('\\');
    while (at >= 0) {
      char escaped = escape(json, at);
      int next = at + (isUnicode(json, at) ? ESCAPE_LENGTH : 2);
      if (Character.isHighSurrogate(escaped) && Character.isLowSurrogate(escape(json, next))) {
        next += ESCAPE_LENGTH;
      } else if (Character.isSurrogate(escaped)) {
        return OptionalInt.of(at);
      }
      at = json.indexOf('\\', next);
    }
    return OptionalInt.empty();
  }

  private static boolean isUnicode(String json, int at) {
    return json.startsWith("\\u", at) && at + ESCAPE_LENGTH <= json.length();
  }

  /** Returns the character of a \\u escape at {@code at}, or 0 if there is none. */
  private static char escape(String json, int at) {
    return isUnicode(json, at) ? (char) Integer.parseInt(json, at + 2, at + ESCAPE_LENGTH, HEX) : 0;
  }
}
