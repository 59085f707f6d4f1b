package dev.kaquan.domain.template;

import dev.kaquan.domain.Source;
import java.util.List;
import java.util.Map;

/**
 * What a JSON object must look like: a list of fields, and rules between them.
 *
 * <p>A field that no part speaks of is never a fault: WeChat's newer fields pass untouched.
 */
record Shape(Source source, List<Part> parts) implements Rule {

  /** One field of an object, or one rule between its fields. */
  @FunctionalInterface
  interface Part {
    void check(Fields object, Place place);
  }

  static Shape of(Source source, Part... parts) {
    return new Shape(source, List.of(parts));
  }

  /** A field that must be there and not be empty. */
  static Part required(String name, Rule rule) {
    return required(name, ErrCode.MISSING_FIELD, rule);
  }

  static Part required(String name, int errCodeOfMissing, Rule rule) {
    return (object, place) -> {
      if (object.has(name)) {
        object.get(name).ifPresent(value -> rule.check(value, place.at(name)));
      } else {
        place.at(name).missing(errCodeOfMissing);
      }
    };
  }

  /** A field that may be left out. */
  static Part optional(String name, Rule rule) {
    return (object, place) ->
        object.get(name).ifPresent(value -> rule.check(value, place.at(name)));
  }

  @Override
  public void check(Object value, Place place) {
    if (!(value instanceof Map)) {
      place.fault(ErrCode.DATA_FORMAT, "must be an object");
      return;
    }
    Fields fields = Fields.of(value);
    Place here = place.from(source);
    parts.forEach(part -> part.check(fields, here));
  }
}
