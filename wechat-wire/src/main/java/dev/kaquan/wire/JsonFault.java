package dev.kaquan.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Why a text is not a JSON object, and where. Never repeats the text, which may hold a secret. */
final class JsonFault {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private JsonFault() {}

  /** Returns why a text that does not begin with a brace is not an object. */
  static MalformedWireException notAnObject(String text) {
    int length = text.length();
    int begin = length - text.stripLeading().length();
    if (begin == length) {
      return new MalformedWireException("it is empty");
    }
    return new MalformedWireException(
        text.charAt(begin) == BYTE_ORDER_MARK
            ? TextPosition.of(text, begin) + ": a byte order mark; remove it"
            : TextPosition.of(text, begin) + ": it is not an object, which begins with a brace");
  }

  /**
   * Returns what the parser found.
   *
   * @param end how far it came
   */
  static MalformedWireException of(JsonProcessingException found, JsonLocation end) {
    JsonLocation at = found.getLocation() == null ? end : found.getLocation();
    return new MalformedWireException(
        new TextPosition(at.getLineNr(), at.getColumnNr()) + ": " + reason(found));
  }

  private static String reason(JsonProcessingException found) {
    String message = String.valueOf(found.getOriginalMessage());
    if (found instanceof StreamConstraintsException) {
      if (message.contains("depth")) {
        return "more than " + WireJson.MAX_DEPTH + " levels";
      }
      return message.startsWith("Token count")
          ? "more than " + WireJson.MAX_TOKENS + " names, values and brackets"
          : "a number, a name or a text is too long";
    }
    if (found instanceof JsonEOFException) {
      return "it ends too early";
    }
    if (found instanceof JsonParseException) {
      return message.startsWith("Duplicate ") ? "a field is repeated" : "the syntax is wrong";
    }
    return found instanceof MismatchedInputException && message.startsWith("Trailing token")
        ? "something follows the object"
        : "a value is not of the expected type";
  }
}
