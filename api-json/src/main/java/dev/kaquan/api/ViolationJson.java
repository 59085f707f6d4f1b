package dev.kaquan.api;

import dev.kaquan.domain.Violation;
import java.util.List;

/** One violated rule, with the section of the documents that explains it. */
record ViolationJson(String field, String rule, String source) {
  static List<ViolationJson> all(List<Violation> violations) {
    return violations.stream()
        .map(violation -> new ViolationJson(
            violation.field(), violation.rule(), violation.reference().toString()))
        .toList();
  }
}
