package dev.kaquan.domain.template;

import dev.kaquan.domain.RuleReference;
import java.util.List;
import java.util.Map;

/**
 * What a JSON object must look like: a list of fields, and rules between them.
 *
 * <p>A field that no part speaks of is never a fault: WeChat's newer fields pass untouched.
 */
record ObjectSchema(RuleReference source, List<FieldRule> parts) implements ValueRule {

  /** One field of an object, or one rule between its fields. */
  @FunctionalInterface
  interface FieldRule {
    void check(Fields object, FieldPath path);
  }

  static ObjectSchema of(RuleReference source, FieldRule... parts) {
    return new ObjectSchema(source, List.of(parts));
  }

  /** A field that must be there and not be empty. */
  static FieldRule required(String name, ValueRule rule) {
    return required(name, ErrCode.MISSING_FIELD, rule);
  }

  static FieldRule required(String name, int errCodeOfMissing, ValueRule rule) {
    return (object, path) -> {
      if (object.has(name)) {
        object.get(name).ifPresent(value -> rule.check(value, path.at(name)));
      } else {
        path.at(name).missing(errCodeOfMissing);
      }
    };
  }

  /** A field that may be left out. */
  static FieldRule optional(String name, ValueRule rule) {
    return (object, path) -> object.get(name).ifPresent(value -> rule.check(value, path.at(name)));
  }

  @Override
  public void check(Object value, FieldPath path) {
    if (!(value instanceof Map)) {
      path.fault(ErrCode.DATA_FORMAT, "must be an object");
      return;
    }
    Fields fields = Fields.of(value);
    FieldPath here = path.from(source);
    parts.forEach(part -> part.check(fields, here));
  }
}
