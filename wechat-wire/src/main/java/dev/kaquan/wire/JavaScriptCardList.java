package dev.kaquan.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cardList of a {@code wx.addCard({...})} call in source code, or a cardList alone, as JSON or as a
 * JavaScript literal. {@code JSON.stringify({...})} is its text; functions beside the cardList are
 * skipped.
 */
public final class JavaScriptCardList {
  private static final Pattern FIELD = Pattern.compile("[\"']?cardList[\"']?\\s*:\\s*(?=\\[)");
  private static final Pattern STRINGIFY = Pattern.compile("JSON\\.stringify\\s*\\(");

  /** Stands for JSON.stringify until the object is parsed. */
  private static final String STRINGIFIED = "$stringified";

  private static final ObjectMapper LITERALS = JsonMapper.builder(
          JsonFactory.builder().streamReadConstraints(WireJson.LIMITS).build())
      .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
      .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
      .build();

  private static final TypeReference<List<LinkedHashMap<String, Object>>> CARDS =
      new TypeReference<>() {};

  private final String source;
  private final Matcher stringify;
  private final StringBuilder json = new StringBuilder();

  /** The closing brackets that are expected, the innermost last. */
  private final StringBuilder open = new StringBuilder();

  private int at;

  private JavaScriptCardList(String source, int start) {
    this.source = source;
    this.stringify = STRINGIFY.matcher(source);
    this.at = start;
  }

  /**
   * Returns the cards, each with the values of its fields.
   *
   * @throws MalformedWireException if there is no cardList, or one with anything but literals
   */
  public static List<Map<String, Object>> read(String source) throws MalformedWireException {
    Matcher field = FIELD.matcher(source);
    int start = field.find() ? field.end() : source.indexOf('[');
    if (start < 0) {
      throw new MalformedWireException("has no cardList");
    }
    String json = new JavaScriptCardList(source, start).toJson();
    try {
      List<Map<String, Object>> cards = new ArrayList<>();
      for (Map<String, Object> card : LITERALS.readValue(json, CARDS)) {
        if (card == null) {
          throw new MalformedWireException("has a card that is not an object");
        }
        card.replaceAll((name, value) -> stringified(value));
        cards.add(card);
      }
      return cards;
    } catch (JsonProcessingException e) {
      // The cause would carry the text along, which may hold a secret.
      throw new MalformedWireException(
          "has a cardList that does not consist of literals: replace variables by their values");
    }
  }

  private static Object stringified(Object value) {
    return value instanceof Map<?, ?> map && map.containsKey(STRINGIFIED)
        ? WireJson.write(map.get(STRINGIFIED))
        : value;
  }

  /** Translates the list at the current position to JSON with unquoted names and trailing commas. */
  private String toJson() throws MalformedWireException {
    do {
      if (at >= source.length()) {
        throw new MalformedWireException("has a cardList that does not end");
      }
      step();
    } while (!open.isEmpty());
    return json.toString();
  }

  private void step() throws MalformedWireException {
    char c = source.charAt(at);
    if (c == '"' || c == '\'' || c == '`') {
      string(c);
    } else if (source.startsWith("//", at)) {
      skipTo("\n");
    } else if (source.startsWith("/*", at)) {
      skipTo("*/");
    } else if (stringify.region(at, source.length()).lookingAt()) {
      json.append("{\"" + STRINGIFIED + "\":");
      open.append(')');
      at = stringify.end();
    } else {
      bracket(c);
      at++;
    }
  }

  private void bracket(char c) throws MalformedWireException {
    if (c == '[' || c == '{' || c == '(') {
      open.append(c == '[' ? ']' : c == '{' ? '}' : ')');
    }
    if (c == ']' || c == '}' || c == ')') {
      int last = open.length() - 1;
      if (open.charAt(last) != c) {
        throw new MalformedWireException("has a cardList whose brackets do not match");
      }
      open.setLength(last);
    }
    json.append(c == ')' ? '}' : c);
  }

  private void skipTo(String end) {
    int found = source.indexOf(end, at);
    at = found < 0 ? source.length() : found + end.length();
  }

  private void string(char quote) throws MalformedWireException {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < source.length() && source.charAt(at) != quote) {
      if (source.charAt(at) == '\\' && at + 1 < source.length()) {
        at++;
        value.append(escaped());
      } else {
        value.append(source.charAt(at));
        at++;
      }
    }
    at++;
    json.append(WireJson.write(value.toString()));
  }

  /** Reads what follows a backslash. */
  private String escaped() throws MalformedWireException {
    char c = source.charAt(at);
    at++;
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case '\n' -> "";
      case 'u' -> hex(4);
      case 'x' -> hex(2);
      default -> String.valueOf(c);
    };
  }

  private String hex(int digits) throws MalformedWireException {
    int end = at + digits;
    if (end > source.length() || !source.substring(at, end).matches("[0-9A-Fa-f]+")) {
      throw new MalformedWireException("has a string with an escape that is not hexadecimal");
    }
    String character = String.valueOf((char) Integer.parseInt(source.substring(at, end), 16));
    at = end;
    return character;
  }
}
