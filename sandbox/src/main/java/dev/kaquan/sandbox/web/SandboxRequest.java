package dev.kaquan.sandbox.web;

import dev.kaquan.wire.WholeNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, read leniently: null, the empty string and an absent field are the
 * same; an integer may have a fraction of zeros or be a string.
 */
public record SandboxRequest(Map<String, Object> fields) {
  /** A request without parameters. */
  public static final SandboxRequest NOTHING = new SandboxRequest(Map.of());

  /** Returns whether a field is present and neither null nor empty. */
  public boolean has(String name) {
    Object value = fields.get(name);
    return value != null && !value.equals("");
  }

  /** Returns a string field, or the empty string. */
  public String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** Returns a string or number field as a string, or the empty string. */
  public String textOf(String name) {
    return fields.get(name) instanceof Number number ? number.toString() : text(name);
  }

  /**
   * Returns a required string field.
   *
   * @throws PlatformError {@code missing} if it is absent
   */
  public String text(String name, ErrCode missing) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new PlatformError(missing);
    }
    return text;
  }

  /**
   * Returns an integer field, or empty if it is absent.
   *
   * @throws PlatformError 47001 if it is anything else
   */
  public Optional<Long> integer(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WholeNumbers.parse(String.valueOf(fields.get(name))));
    } catch (ArithmeticException | NumberFormatException e) {
      throw PlatformError.of(ErrCode.DATA_FORMAT, name);
    }
  }

  /** Returns whether a boolean field is true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** Returns a boolean field, or {@code defaultValue}. */
  public boolean flag(String name, boolean defaultValue) {
    return fields.get(name) instanceof Boolean flag ? flag : defaultValue;
  }

  /** Returns an object field, or an empty object. */
  public SandboxRequest object(String name) {
    return fields.get(name) instanceof Map<?, ?> object ? of(object) : NOTHING;
  }

  /** Returns the objects of a list field; other items are ignored. */
  public List<SandboxRequest> objects(String name) {
    return list(name).stream()
        .filter(Map.class::isInstance)
        .map(item -> of((Map<?, ?>) item))
        .toList();
  }

  /** Returns the strings of a list field; numbers become strings, other items are ignored. */
  public List<String> texts(String name) {
    return list(name).stream()
        .filter(item -> item instanceof String || item instanceof Number)
        .map(String::valueOf)
        .toList();
  }

  /** Returns a list field, or an empty list. */
  public List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }

  private static SandboxRequest of(Map<?, ?> object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return new SandboxRequest(fields);
  }
}
