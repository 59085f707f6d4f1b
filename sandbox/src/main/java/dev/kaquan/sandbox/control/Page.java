package dev.kaquan.sandbox.control;

import dev.kaquan.sandbox.web.Endpoint;
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

/** The page at the root: describes the sandbox and shows its requests. */
public final class Page {
  private final String html;
  private final String policy;

  public Page(List<Endpoint> endpoints) {
    String page = read();
    this.policy = "default-src 'none'; connect-src 'self'; img-src data:; script-src '"
        + hash(page, "script") + "'; style-src '" + hash(page, "style")
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    this.html = page.replace(
            "<!--platform-->", items(endpoints, endpoint -> endpoint.kind().isOfPlatform()))
        .replace(
            "<!--phone-->", items(endpoints, endpoint -> endpoint.kind() == Endpoint.Kind.PHONE))
        .replace("<!--sandbox-->", items(endpoints, Page::isOwn));
  }

  /** Serves it at the root. */
  public void register(RoutesConfig routes) {
    routes.get(
        "/",
        context -> context
            .contentType("text/html; charset=utf-8")
            .header("Content-Security-Policy", policy)
            .header("X-Content-Type-Options", "nosniff")
            .header("Cache-Control", "no-store")
            .result(html));
  }

  private static boolean isOwn(Endpoint endpoint) {
    return endpoint.kind() == Endpoint.Kind.INSPECT
        || endpoint.kind() == Endpoint.Kind.CONTROL
        || endpoint.kind() == Endpoint.Kind.DROP;
  }

  private static String items(List<Endpoint> endpoints, Predicate<Endpoint> which) {
    return endpoints.stream()
        .filter(which)
        .map(endpoint -> "<li>" + endpoint.method() + " " + escaped(endpoint.path()))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns the hash by which the page allows its own script or style. */
  private static String hash(String page, String element) {
    String open = "<" + element + ">";
    String content =
        page.substring(page.indexOf(open) + open.length(), page.indexOf("</" + element + ">"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  private static String read() {
    try (InputStream page =
        Objects.requireNonNull(Page.class.getResourceAsStream("page.html"), "no page.html")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the page", e);
    }
  }
}
