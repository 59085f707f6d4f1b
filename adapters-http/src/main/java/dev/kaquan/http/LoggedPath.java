package dev.kaquan.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a request as it is logged: without the code of a card, with which anybody could redeem it. */
final class LoggedPath {
  private static final String CODE = "{code}";

  /** What the paths with a code begin with; its group is the code. */
  private final List<Pattern> beginnings;

  LoggedPath(List<Endpoint> endpoints) {
    this.beginnings = endpoints.stream()
        .map(Endpoint::path)
        .filter(path -> path.contains(CODE))
        .map(path -> path.substring(0, path.indexOf(CODE)))
        .distinct()
        .map(path -> Pattern.compile(path.replaceAll("\\{[^/]*}", "[^/]*") + "([^/]*)"))
        .toList();
  }

  String of(Context context) {
    String path = context.path();
    boolean isWithoutCode = Optional.ofNullable(context.endpoints().matchedHttpEndpoint())
        .filter(route -> !route.path.contains(CODE))
        .isPresent();
    if (isWithoutCode) {
      return path;
    }
    return beginnings.stream()
        .map(beginning -> beginning.matcher(path))
        .filter(Matcher::lookingAt)
        .findFirst()
        .map(found -> path.substring(0, found.start(1)) + "…" + path.substring(found.end(1)))
        .orElse(path);
  }
}
