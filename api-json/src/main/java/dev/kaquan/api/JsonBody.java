package dev.kaquan.api;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object from a request. Collects every violation of its form instead of failing fast. */
final class JsonBody {
  /** No list of objects may have more, and to look at a million small ones takes memory. */
  private static final int MAX_OBJECTS = 100;

  private final Map<String, Object> fields;
  private final String path;
  private final Violations violations;

  private JsonBody(Map<String, Object> fields, String path, Violations violations) {
    this.fields = fields;
    this.path = path;
    this.violations = violations;
  }

  /**
   * Parses {@code text}.
   *
   * @throws InvalidValueException if it is not one JSON object
   */
  static JsonBody of(String text) {
    return of(object(text));
  }

  /**
   * Parses {@code text}, whose values are texts that somebody else wrote, with any character.
   *
   * @throws InvalidValueException if it is not one JSON object
   */
  static JsonBody quoting(String text) {
    return of(parsed(text));
  }

  /** Returns fields as a body. */
  static JsonBody of(Map<String, Object> fields) {
    return new JsonBody(fields, "", new Violations());
  }

  /**
   * Parses {@code text} and returns its fields in their order.
   *
   * @throws InvalidValueException if it is not one JSON object, or a text in it has control characters
   */
  static Map<String, Object> object(String text) {
    Map<String, Object> object = parsed(text);
    RequestText.checkControlCharacters(object);
    return object;
  }

  private static Map<String, Object> parsed(String text) {
    try {
      Map<String, Object> object = WireJson.readObject(text);
      RequestText.checkEscapes(text);
      return object;
    } catch (MalformedWireException e) {
      throw new InvalidValueException(
          "body", "must be one JSON object in UTF-8; " + e.getMessage(), RuleReference.API);
    }
  }

  /** Returns whether a field is present and not null. */
  boolean has(String key) {
    return fields.get(key) != null;
  }

  /** Returns a string field, or the empty string if it is absent. */
  String string(String key) {
    Object value = fields.get(key);
    if (value == null || value instanceof String) {
      return value == null ? "" : (String) value;
    }
    violations.add(path + key, "must be a string", RuleReference.API);
    return "";
  }

  /** Returns a string field, or the empty string if it is absent; an empty value is a violation. */
  String nonEmptyString(String key) {
    if ("".equals(fields.get(key))) {
      violations.add(path + key, "must not be empty; omit it if it is unknown", RuleReference.API);
    }
    return string(key);
  }

  /** Returns a string or integer field as a string, or the empty string if it is absent. */
  String stringOrNumber(String key) {
    Object value = fields.get(key);
    return value instanceof Integer || value instanceof Long || value instanceof BigInteger
        ? value.toString()
        : string(key);
  }

  /** Returns a string field; its absence is a violation. */
  String requiredString(String key) {
    required(key);
    return string(key);
  }

  /** Returns a field of any type, or null; its absence is a violation. */
  @Nullable
  Object required(String key) {
    Object value = fields.get(key);
    if (value == null) {
      violations.add(path + key, "must be present", RuleReference.API);
    }
    return value;
  }

  /** Returns an integer field, or 0 if it is absent. */
  long integer(String key) {
    Object value = fields.get(key);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value != null) {
      violations.add(path + key, "must be a whole number", RuleReference.API);
    }
    return 0;
  }

  /** Returns the strings of a list, or an empty list if it is absent. */
  List<String> strings(String key) {
    List<String> strings = new ArrayList<>();
    Object value = fields.get(key);
    if (value instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
      items.forEach(item -> strings.add((String) item));
    } else if (value != null) {
      violations.add(path + key, "must be a list of strings", RuleReference.API);
    }
    return strings;
  }

  /** Returns a boolean field, or {@code defaultValue} if it is absent. */
  boolean flag(String key, boolean defaultValue) {
    Object value = fields.get(key);
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value != null) {
      violations.add(path + key, "must be true or false", RuleReference.API);
    }
    return defaultValue;
  }

  /** Returns the objects of a list, or an empty list if it is absent or has more than 100 elements. */
  List<JsonBody> objects(String key) {
    List<JsonBody> objects = new ArrayList<>();
    Object value = fields.get(key);
    if (value instanceof List<?> items && items.size() > MAX_OBJECTS) {
      violations.add(
          path + key, "must have at most " + MAX_OBJECTS + " elements", RuleReference.API);
    } else if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        String itemPath = path + key + "[" + i + "]";
        if (items.get(i) instanceof Map<?, ?> item) {
          objects.add(new JsonBody(fields(item), itemPath + ".", violations));
        } else {
          violations.add(itemPath, "must be an object", RuleReference.API);
        }
      }
    } else if (value != null) {
      violations.add(path + key, "must be a list", RuleReference.API);
    }
    return objects;
  }

  /** Reports every field but {@code known} as a violation: it may be misspelt. */
  JsonBody allowing(String... known) {
    Set<String> names = Set.of(known);
    fields.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> violations.add(
            path + name,
            "is an unknown field; known fields are " + String.join(", ", known),
            RuleReference.API));
    return this;
  }

  /** Returns the violations found so far in this object and those inside it. */
  Violations violations() {
    return violations;
  }

  private static Map<String, Object> fields(Map<?, ?> item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    item.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }
}
