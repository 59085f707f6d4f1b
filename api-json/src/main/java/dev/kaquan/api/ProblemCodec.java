package dev.kaquan.api;

import dev.kaquan.domain.Violation;
import dev.kaquan.wire.WireJson;
import java.util.List;

/** The JSON of problems, as RFC 9457 defines it. */
public final class ProblemCodec {
  private ProblemCodec() {}

  /**
   * Writes a problem of media type {@code application/problem+json}.
   *
   * @param code the stable name of the kind of problem, listed in {@code docs/errors.md}
   * @param requestId the id of the HTTP request
   */
  public static String problem(
      int status, String code, String detail, String requestId, List<Violation> violations) {
    return WireJson.write(new ProblemJson(
        "urn:kaquan:problem:" + code,
        code.replace('-', ' '),
        status,
        detail,
        "urn:kaquan:request:" + requestId,
        ViolationJson.all(violations)));
  }

  private record ProblemJson(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      List<ViolationJson> violations) {}
}
