package dev.kaquan.domain.diagnosis;

import java.util.function.Supplier;

/**
 * A recipe with a mistake made in it.
 *
 * @param detail says what exactly was done, or nothing if the mistake says it all
 */
record Candidate(SigningProcedure procedure, Supplier<String> detail) {
  Candidate(SigningProcedure procedure) {
    this(procedure, () -> "");
  }
}
