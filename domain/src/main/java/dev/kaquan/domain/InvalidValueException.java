package dev.kaquan.domain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Input breaks rules of the domain. It lists every broken rule, and never a value.
 *
 * <p>The caller can mend the input; repeating it unchanged is pointless.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private final transient List<Violation> violations;

  /**
   * Refuses a value for what it breaks.
   *
   * @param violations at least one
   */
  public InvalidValueException(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  /** Refuses a value for one broken rule. */
  public InvalidValueException(String field, String rule, RuleReference source) {
    this(List.of(new Violation(field, rule, source)));
  }

  /** Every rule that is broken, in the order in which the rules were looked at. */
  public List<Violation> violations() {
    return violations;
  }
}
