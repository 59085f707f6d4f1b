package dev.kaquan.domain.diagnosis;

import java.util.function.Supplier;

/**
 * A signing procedure with a mistake.
 *
 * @param detail what exactly was done; empty if the mistake says it all
 */
record Candidate(SigningProcedure procedure, Supplier<String> detail) {
  Candidate(SigningProcedure procedure) {
    this(procedure, () -> "");
  }
}
