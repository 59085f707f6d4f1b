package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardId;
import java.util.List;
import java.util.Optional;

/** The problems that exceptions of use cases are, over HTTP and on the command line alike. */
public final class FailureProblems {
  private FailureProblems() {}

  /** Returns the problem, or empty for a bug. */
  public static Optional<Problem> of(Exception failure) {
    String detail = String.valueOf(failure.getMessage());
    if (failure instanceof InvalidValueException invalid) {
      return Optional.of(new Problem(
          400,
          "invalid-value",
          "The request is invalid; see violations.",
          invalid.violations(),
          invalid.more(),
          ""));
    }
    if (failure instanceof PlatformException platform) {
      return Optional.of(of(platform.kind(), detail));
    }
    if (failure instanceof CardMayExistException uncertain) {
      String cardId = uncertain.cardId().map(CardId::value).orElse("");
      return Optional.of(new Problem(500, "card-may-exist", detail, List.of(), 0, cardId));
    }
    if (failure instanceof MembershipBusyException) {
      return Optional.of(Problem.of(409, "in-progress", detail));
    }
    return failure instanceof StorageException
        ? Optional.of(Problem.of(503, "storage-failed", detail))
        : Optional.empty();
  }

  private static Problem of(PlatformException.Kind kind, String detail) {
    return switch (kind) {
      case UNREACHABLE -> Problem.of(503, "platform-unreachable", detail);
      case BUSY, MINUTE_QUOTA, DAILY_QUOTA -> Problem.of(503, "platform-busy", detail);
      case REJECTED -> Problem.of(502, "platform-refused", detail);
      case MALFORMED -> Problem.of(502, "platform-unintelligible", detail);
    };
  }
}
