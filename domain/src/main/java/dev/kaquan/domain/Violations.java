package dev.kaquan.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gathers broken rules, so that a caller learns of all of them at once.
 *
 * <p>Not safe for use by several threads: it lives as long as one check.
 */
public final class Violations {
  private final List<Violation> found = new ArrayList<>();

  /** Notes one broken rule. */
  public void add(String field, String rule, RuleReference source) {
    found.add(new Violation(field, rule, source));
  }

  /** Notes broken rules that were found further inside, under {@code prefix}. */
  public void addAll(String prefix, List<Violation> inside) {
    inside.forEach(violation -> found.add(violation.under(prefix)));
  }

  /**
   * Makes a value, or notes under {@code prefix} why it cannot be made.
   *
   * @return the value, or nothing if it breaks a rule
   */
  public <T> Optional<T> capture(String prefix, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (InvalidValueException e) {
      addAll(prefix, e.violations());
      return Optional.empty();
    }
  }

  /**
   * Makes the value of {@code field}, or notes under that name why it cannot be made, whatever the
   * value itself calls it.
   *
   * @return the value, or nothing if it breaks a rule
   */
  public <T> Optional<T> captureAs(String field, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (InvalidValueException e) {
      e.violations().forEach(broken -> add(field, broken.rule(), broken.reference()));
      return Optional.empty();
    }
  }

  /** What was found so far. */
  public List<Violation> found() {
    return List.copyOf(found);
  }

  /** Whether no rule is broken so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Refuses the whole input if any rule is broken.
   *
   * @throws InvalidValueException with everything that was found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidValueException(found);
    }
  }
}
