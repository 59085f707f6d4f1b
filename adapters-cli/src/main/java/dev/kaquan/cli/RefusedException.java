package dev.kaquan.cli;

import dev.kaquan.api.ProblemCodec.Problem;

/** A request is refused. The command ends with 1, and prints the problem if its output is JSON. */
final class RefusedException extends RuntimeException {
  private final transient Problem problem;

  RefusedException(Problem problem) {
    this(problem, problem.detail());
  }

  /**
   * Creates an exception.
   *
   * @param text what is printed if the output is no JSON
   */
  RefusedException(Problem problem, String text) {
    super(text);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
