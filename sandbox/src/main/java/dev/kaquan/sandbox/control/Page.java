package dev.kaquan.sandbox.control;

import dev.kaquan.sandbox.web.Call;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The page that says what the sandbox is, and shows what it is asked. */
public final class Page {
  private final String html;
  private final String policy;

  /** A page that lists {@code calls}. */
  public Page(List<Call> calls) {
    String page = read();
    this.policy = "default-src 'none'; connect-src 'self'; img-src data:; script-src '"
        + hash(page, "script") + "'; style-src '" + hash(page, "style")
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    this.html = page.replace("<!--platform-->", items(calls, call -> call.kind().isOfPlatform()))
        .replace("<!--phone-->", items(calls, call -> call.kind() == Call.Kind.PHONE))
        .replace("<!--sandbox-->", items(calls, Page::isOwn));
  }

  /** Serves it at the root. */
  public void addTo(RoutesConfig routes) {
    routes.get(
        "/",
        context -> context
            .contentType("text/html; charset=utf-8")
            .header("Content-Security-Policy", policy)
            .header("X-Content-Type-Options", "nosniff")
            .header("Cache-Control", "no-store")
            .result(html));
  }

  private static boolean isOwn(Call call) {
    return call.kind() == Call.Kind.LOOK || call.kind() == Call.Kind.CONTROL;
  }

  private static String items(List<Call> calls, Predicate<Call> which) {
    return calls.stream()
        .filter(which)
        .map(call -> "<li>" + (call.kind().isPost() ? "POST " : "GET ") + escaped(call.path()))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** What the browser may run or apply of the page itself. */
  private static String hash(String page, String element) {
    String open = "<" + element + ">";
    String content =
        page.substring(page.indexOf(open) + open.length(), page.indexOf("</" + element + ">"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not there", e);
    }
  }

  private static String read() {
    try (InputStream page =
        Objects.requireNonNull(Page.class.getResourceAsStream("page.html"), "no page.html")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page cannot be read", e);
    }
  }
}
