package dev.kaquan.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Collects violations, so that a caller learns of all of them at once. Keeps the first 100 and counts the
 * others.
 *
 * <p>Not safe for use by several threads.
 */
public final class Violations {
  private static final int MOST = 100;

  private final List<Violation> found = new ArrayList<>();
  private final AtomicInteger more = new AtomicInteger();

  public void add(String field, String rule, RuleReference source) {
    add(new Violation(field, rule, source));
  }

  /** Adds violations of a nested object under {@code prefix}. */
  public void addAll(String prefix, List<Violation> inside) {
    inside.forEach(violation -> add(violation.under(prefix)));
  }

  /**
   * Returns the supplied value, or empty if it violates rules, which are added under {@code
   * prefix}.
   */
  public <T> Optional<T> capture(String prefix, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (InvalidValueException e) {
      addAll(prefix, e.violations());
      more.addAndGet(e.more());
      return Optional.empty();
    }
  }

  /**
   * Returns the supplied value, or empty if it violates rules, which are added under the name
   * {@code field} in place of the value's own.
   */
  public <T> Optional<T> captureAs(String field, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (InvalidValueException e) {
      e.violations().forEach(broken -> add(field, broken.rule(), broken.reference()));
      more.addAndGet(e.more());
      return Optional.empty();
    }
  }

  /** Returns the first 100 violations found so far. */
  public List<Violation> found() {
    return List.copyOf(found);
  }

  /** Returns whether no violation was found so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Rejects the whole input if there are violations.
   *
   * @throws InvalidValueException with everything that was found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidValueException(found, more.get());
    }
  }

  private void add(Violation violation) {
    if (found.size() < MOST) {
      found.add(violation);
    } else {
      more.incrementAndGet();
    }
  }
}
