package dev.kaquan.domain.template;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The fields of one JSON object, read leniently. A field that is null is not there. */
record Fields(Map<?, ?> map) {

  /** The fields of {@code value}; none if it is no object. */
  static Fields of(Object value) {
    return new Fields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  Stream<String> names() {
    return map.keySet().stream().map(String::valueOf);
  }

  Optional<Object> get(String name) {
    return Optional.ofNullable(map.get(name));
  }

  /** Whether the field is there and not the empty text, which counts as nothing. */
  boolean has(String name) {
    return get(name).filter(value -> !value.equals("")).isPresent();
  }

  Optional<String> text(String name) {
    return get(name)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isEmpty());
  }

  /** Whether the field is true, or the text {@code true}. */
  boolean isTrue(String name) {
    return get(name).filter(value -> value.toString().equals("true")).isPresent();
  }

  /** The whole number that stands here as a number or as decimal text. */
  OptionalLong number(String name) {
    return get(name).map(NumberRules::read).orElse(OptionalLong.empty());
  }

  /** The object that stands here; one without fields if none does. */
  Fields object(String name) {
    return get(name).map(Fields::of).orElse(new Fields(Map.of()));
  }
}
