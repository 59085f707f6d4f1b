package dev.kaquan.cli;

import dev.kaquan.api.FailureProblems;
import dev.kaquan.api.ProblemCodec;
import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** What a command prints when it fails, and its exit code. */
final class FailureReport {
  private static final int INVALID = 2;
  private static final int UNCERTAIN = 3;
  private static final int BUG = 70;

  /** The HTTP status of what may be repeated in a moment. */
  private static final int UNAVAILABLE_STATUS = 503;

  private FailureReport() {}

  /** Prints what is wrong with the arguments, and returns the exit code. */
  static int usageAsJson(ParameterException fault, PrintWriter err) {
    Problem problem = Problem.of(400, "invalid-value", String.valueOf(fault.getMessage()));
    err.println(ProblemCodec.problem(problem, ""));
    return INVALID;
  }

  /** Prints a failure, as JSON if {@code isJson}, and returns the exit code. */
  static int print(Exception fault, boolean isJson, PrintWriter err) {
    Optional<Problem> problem = fault instanceof RefusedException refused
        ? Optional.of(refused.problem())
        : FailureProblems.of(fault);
    if (isJson && problem.isPresent()) {
      err.println(ProblemCodec.problem(problem.get(), ""));
      return exitCode(fault);
    }
    if (fault instanceof InvalidValueException invalid) {
      invalid.violations().forEach(err::println);
      if (invalid.more() > 0) {
        err.println("and " + invalid.more() + " more");
      }
      return INVALID;
    }
    int code = exitCode(fault);
    if (code == BUG) {
      err.println("internal error:");
      fault.printStackTrace(err);
    } else {
      err.println(fault.getMessage());
    }
    return code;
  }

  private static int exitCode(Exception fault) {
    if (fault instanceof InvalidValueException) {
      return INVALID;
    }
    if (fault instanceof PlatformException platform) {
      return platform.kind() == PlatformException.Kind.REJECTED ? Cli.REFUSED : Cli.UNAVAILABLE;
    }
    if (fault instanceof CardMayExistException) {
      return UNCERTAIN;
    }
    if (fault instanceof RefusedException refused) {
      return refused.problem().status() == UNAVAILABLE_STATUS ? Cli.UNAVAILABLE : Cli.REFUSED;
    }
    return fault instanceof StorageException
            || fault instanceof MembershipBusyException
            || fault instanceof PortTakenException
            || fault instanceof FolderUnusableException
        ? Cli.UNAVAILABLE
        : BUG;
  }
}
