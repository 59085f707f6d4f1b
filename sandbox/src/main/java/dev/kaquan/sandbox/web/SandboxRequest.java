package dev.kaquan.sandbox.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for, as a JSON object. A null, an empty text and a field that is not there are the
 * same; a whole number may be written with zeros behind the point, or as a text.
 */
public record SandboxRequest(Map<String, Object> fields) {
  /** Nothing at all. */
  public static final SandboxRequest NOTHING = new SandboxRequest(Map.of());

  /** Whether there is a field of that name that is neither null nor empty. */
  public boolean has(String name) {
    Object value = fields.get(name);
    return value != null && !value.equals("");
  }

  /** A text; empty if there is none. */
  public String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** A text, or a number in decimal; empty if it is neither. */
  public String textOf(String name) {
    return fields.get(name) instanceof Number number ? number.toString() : text(name);
  }

  /**
   * A text that must be there.
   *
   * @throws PlatformError of {@code missing} if it is not
   */
  public String text(String name, ErrCode missing) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new PlatformError(missing);
    }
    return text;
  }

  /**
   * A whole number, if there is one.
   *
   * @throws PlatformError 47001 if it is anything else
   */
  public Optional<Long> integer(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(String.valueOf(fields.get(name))).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw PlatformError.of(ErrCode.DATA_FORMAT, name);
    }
  }

  /** Whether a flag is set. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** Whether a flag is set, and {@code otherwise} if nothing is said. */
  public boolean flag(String name, boolean defaultValue) {
    return fields.get(name) instanceof Boolean flag ? flag : defaultValue;
  }

  /** The fields of an object; none if there is no such object. */
  public SandboxRequest object(String name) {
    return fields.get(name) instanceof Map<?, ?> object ? of(object) : NOTHING;
  }

  /** The objects in a list; others in it are passed over. */
  public List<SandboxRequest> objects(String name) {
    return list(name).stream()
        .filter(Map.class::isInstance)
        .map(item -> of((Map<?, ?>) item))
        .toList();
  }

  /** The texts in a list; numbers count as their decimal texts. */
  public List<String> texts(String name) {
    return list(name).stream()
        .filter(item -> item instanceof String || item instanceof Number)
        .map(String::valueOf)
        .toList();
  }

  /** A list; empty if there is none. */
  public List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }

  private static SandboxRequest of(Map<?, ?> object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return new SandboxRequest(fields);
  }
}
