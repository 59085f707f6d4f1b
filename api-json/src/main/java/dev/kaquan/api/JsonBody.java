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

/** One JSON object that somebody sent, read field by field; what is wrong with it is gathered. */
final class JsonBody {
  private final Map<String, Object> fields;
  private final String path;
  private final Violations violations;

  private JsonBody(Map<String, Object> fields, String path, Violations violations) {
    this.fields = fields;
    this.path = path;
    this.violations = violations;
  }

  /**
   * Reads {@code text} as one JSON object.
   *
   * @throws InvalidValueException if it is none
   */
  static JsonBody of(String text) {
    return new JsonBody(object(text), "", new Violations());
  }

  /** The fields of the JSON object {@code text}, in their order. */
  static Map<String, Object> object(String text) {
    try {
      return WireJson.readObject(text);
    } catch (MalformedWireException e) {
      throw new InvalidValueException(
          "body", "must be one JSON object in UTF-8", RuleReference.API);
    }
  }

  /** The text of a field, empty if it is absent. */
  String text(String key) {
    Object value = fields.get(key);
    if (value == null || value instanceof String) {
      return value == null ? "" : (String) value;
    }
    violations.add(path + key, "must be text", RuleReference.API);
    return "";
  }

  /** The text or whole number of a field as text, empty if it is absent. */
  String textOrNumber(String key) {
    Object value = fields.get(key);
    return value instanceof Integer || value instanceof Long || value instanceof BigInteger
        ? value.toString()
        : text(key);
  }

  /** The text of a field that must be there. */
  String requiredText(String key) {
    if (fields.get(key) == null) {
      violations.add(path + key, "must be present", RuleReference.API);
    }
    return text(key);
  }

  /** The truth of a field, and {@code otherwise} if it is absent. */
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

  /** The objects of a list, none if it is absent. */
  List<JsonBody> objects(String key) {
    List<JsonBody> objects = new ArrayList<>();
    Object value = fields.get(key);
    if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        String at = path + key + "[" + i + "]";
        if (items.get(i) instanceof Map<?, ?> item) {
          objects.add(new JsonBody(fields(item), at + ".", violations));
        } else {
          violations.add(at, "must be an object", RuleReference.API);
        }
      }
    } else if (value != null) {
      violations.add(path + key, "must be a list", RuleReference.API);
    }
    return objects;
  }

  /** Notes every field but {@code known} as one that is not known here: it may be misspelt. */
  JsonBody knowing(String... known) {
    Set<String> names = Set.of(known);
    fields.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> violations.add(
            path + name,
            "is not known here; known are " + String.join(", ", known),
            RuleReference.API));
    return this;
  }

  /** What was gathered, of this object and those inside it. */
  Violations violations() {
    return violations;
  }

  private static Map<String, Object> fields(Map<?, ?> item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    item.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }
}
