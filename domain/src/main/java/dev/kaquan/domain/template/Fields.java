package dev.kaquan.domain.template;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The fields of a JSON object, read leniently. A null field counts as absent. */
record Fields(Map<?, ?> map) {

  /** Returns the fields of {@code value}, or none if it is not an object. */
  static Fields of(Object value) {
    return new Fields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  Stream<String> names() {
    return map.keySet().stream().map(String::valueOf);
  }

  Optional<Object> get(String name) {
    return Optional.ofNullable(map.get(name));
  }

  /** Returns whether a field is present and not the empty string. */
  boolean has(String name) {
    return get(name).filter(value -> !value.equals("")).isPresent();
  }

  Optional<String> text(String name) {
    return get(name)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isEmpty());
  }

  /** Returns whether a field is true, or the string {@code true}. */
  boolean isTrue(String name) {
    return get(name).filter(value -> value.toString().equals("true")).isPresent();
  }

  /** Returns an integer field, given as a number or a decimal string. */
  OptionalLong number(String name) {
    return get(name).map(NumberRules::parse).orElse(OptionalLong.empty());
  }

  /** Returns an object field, or an empty object. */
  Fields object(String name) {
    return get(name).map(Fields::of).orElse(new Fields(Map.of()));
  }
}
