package dev.kaquan.domain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Input that violates rules of the domain. Lists every violation, and never a value.
 *
 * <p>The caller can correct the input; repeating it unchanged is pointless.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private final transient List<Violation> violations;

  /** Creates an exception for one or more violations. */
  public InvalidValueException(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  /** Creates an exception for one violation. */
  public InvalidValueException(String field, String rule, RuleReference source) {
    this(List.of(new Violation(field, rule, source)));
  }

  /** Returns every violation, in the order in which the rules were checked. */
  public List<Violation> violations() {
    return violations;
  }
}
