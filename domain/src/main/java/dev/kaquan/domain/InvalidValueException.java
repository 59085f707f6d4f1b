package dev.kaquan.domain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Input that violates rules of the domain. Lists at most 100 violations, and never a value.
 *
 * <p>The caller can correct the input; repeating it unchanged is pointless.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private final transient List<Violation> violations;
  private final int more;

  /** Creates an exception for one or more violations. */
  public InvalidValueException(List<Violation> violations) {
    this(violations, 0);
  }

  /**
   * Creates an exception for one or more violations.
   *
   * @param more how many there are beyond those in the list
   */
  InvalidValueException(List<Violation> violations, int more) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
    this.more = more;
  }

  /** Creates an exception for one violation. */
  public InvalidValueException(String field, String rule, RuleReference source) {
    this(List.of(new Violation(field, rule, source)));
  }

  /** Returns the violations, in the order in which the rules were checked. */
  public List<Violation> violations() {
    return violations;
  }

  /** Returns how many violations there are beyond those that are listed. */
  public int more() {
    return more;
  }
}
