package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.event.CheckCallback.Report;
import dev.kaquan.application.event.CheckCallback.Sample;
import dev.kaquan.application.port.Pushes.Refusal;
import dev.kaquan.application.port.Pushes.Setup;
import dev.kaquan.wire.WireJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON of the callback's settings. */
public final class CallbackCodec {
  private CallbackCodec() {}

  /** What the platform's console asks for. */
  private record EnterJson(
      String url, String token, String encodingAesKey, String mode, String format) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record ReportJson(
      boolean fits,
      List<String> problems,
      EnterJson enter,
      Map<String, String> sample,
      Map<String, Long> refused) {}

  /**
   * Reads {@code {"query"?,"body"?}}, a request of WeChat that was captured. An empty body is none.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static Optional<Sample> sample(String body) {
    if (body.isBlank()) {
      return Optional.empty();
    }
    JsonBody json = JsonBody.quoting(body).allowing("query", "body");
    String query = json.string("query");
    String push = json.string("body");
    json.violations().throwIfAny();
    return sample(query, push);
  }

  /**
   * Returns the captured request, or empty if there is none.
   *
   * @param query a query string, or the URL that ends with it
   */
  public static Optional<Sample> sample(String query, String body) {
    return query.isEmpty() && body.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sample(parameters(query), body));
  }

  /** Writes a report. */
  public static String report(Report report) {
    Map<String, String> sample = new LinkedHashMap<>();
    report.refusal().ifPresent(reason -> {
      sample.put("reason", reason.wireName());
      sample.put("detail", detail(reason));
    });
    Map<String, Long> refused = new TreeMap<>();
    report.refused().forEach((reason, count) -> refused.put(reason.wireName(), count));
    return WireJson.write(new ReportJson(
        report.isFine(), problems(report.setup()), enter(report.setup()), sample, refused));
  }

  /** Returns why a push was refused, and what to do. */
  public static String detail(Refusal refusal) {
    return switch (refusal) {
      case NOT_CONFIGURED -> "No token is set: set KAQUAN_WECHAT_TOKEN.";
      case MALFORMED -> "A query parameter is missing, or the body is not the XML of a push.";
      case TOO_LARGE -> "A push has at most 64 KiB.";
      case WRONG_SIGNATURE ->
        "The signature was made with another token: KAQUAN_WECHAT_TOKEN must be the token in"
            + " the platform's console.";
      case WRONG_TIME ->
        "The timestamp of the signature is too far from now: check the clock of this machine.";
      case NOT_ENCRYPTED ->
        "The push is not encrypted: choose the safe mode in the platform's console, or set"
            + " KAQUAN_WECHAT_ENCRYPTED_ONLY=false.";
      case WRONG_KEY ->
        "The push was encrypted with another key: KAQUAN_WECHAT_AES_KEY must be the"
            + " EncodingAESKey in the platform's console.";
      case WRONG_ACCOUNT -> "The push was encrypted for another appid than KAQUAN_WECHAT_APPID.";
    };
  }

  private static List<String> problems(Setup setup) {
    List<String> problems = new ArrayList<>(setup.problems());
    if (!setup.isConfigured()) {
      problems.add(detail(Refusal.NOT_CONFIGURED));
    }
    return problems;
  }

  private static EnterJson enter(Setup setup) {
    return new EnterJson(
        "https://YOUR-HOST/wechat/events",
        "the value of KAQUAN_WECHAT_TOKEN: 3 to 32 letters and digits",
        "the value of KAQUAN_WECHAT_AES_KEY: 43 letters and digits",
        setup.hasKey() ? "安全模式 (safe mode)" : "明文模式 (plain mode)",
        "XML");
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.substring(query.indexOf('?') + 1).split("&", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        parameters.putIfAbsent(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
