package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.domain.Violation;
import dev.kaquan.wire.WireJson;
import java.util.List;

/** The JSON of problems, as RFC 9457 defines it. */
public final class ProblemCodec {
  private ProblemCodec() {}

  /**
   * A problem.
   *
   * @param code the stable name of the kind of problem, listed in {@code docs/errors.md}
   * @param more how many violations there are beyond those in the list
   * @param cardId the card that the problem is about, or empty
   */
  public record Problem(
      int status, String code, String detail, List<Violation> violations, int more, String cardId) {
    public Problem {
      violations = List.copyOf(violations);
    }

    /** Returns a problem without violations that is not about a certain card. */
    public static Problem of(int status, String code, String detail) {
      return new Problem(status, code, detail, List.of(), 0, "");
    }
  }

  /**
   * Writes a problem of media type {@code application/problem+json}.
   *
   * @param requestId the id of the HTTP request; empty on the command line
   */
  public static String problem(Problem problem, String requestId) {
    return WireJson.write(new ProblemJson(
        "urn:kaquan:problem:" + problem.code(),
        problem.code().replace('-', ' '),
        problem.status(),
        problem.detail(),
        requestId.isEmpty() ? "" : "urn:kaquan:request:" + requestId,
        problem.cardId(),
        ViolationJson.all(problem.violations()),
        problem.more()));
  }

  private record ProblemJson(
      String type,
      String title,
      int status,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String instance,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String cardId,
      List<ViolationJson> violations,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int more) {}
}
