package dev.kaquan.http;

import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The query parameters of a request. */
final class QueryParameters {
  private QueryParameters() {}

  /**
   * Checks that every parameter is known, as it may be misspelt, and given once.
   *
   * @throws dev.kaquan.domain.InvalidValueException for each that is not
   */
  static void check(Context context, Set<String> known) {
    Violations violations = new Violations();
    context.queryParamMap().forEach((name, values) -> {
      if (!known.contains(name)) {
        violations.add(name, "is an unknown query parameter" + list(known), RuleReference.API);
      } else if (values.size() > 1) {
        violations.add(name, "must be given once", RuleReference.API);
      }
    });
    violations.throwIfAny();
  }

  /** Returns a parameter, or the empty string if it is absent. */
  static String value(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).orElse("");
  }

  /**
   * Returns the page that {@code limit} and {@code after} ask for.
   *
   * @throws dev.kaquan.domain.InvalidValueException for either
   */
  static PageRequest page(Context context) {
    return PageRequest.of(value(context, "limit"), value(context, "after"));
  }

  private static String list(Set<String> known) {
    return known.isEmpty()
        ? "; this route has none"
        : "; known ones are " + String.join(", ", new TreeSet<>(known));
  }
}
