package dev.kaquan.sandbox.web;

import java.util.function.Function;

/**
 * An endpoint of the sandbox.
 *
 * @param path such as {@code /card/create}
 * @param kind who calls it
 * @param answer executes the request; its result is written as JSON
 */
public record Endpoint(String path, Kind kind, Function<SandboxRequest, Object> answer) {
  /** Returns the method and the path. */
  @Override
  public String toString() {
    return method() + " " + path;
  }

  /** Returns the HTTP method. */
  public String method() {
    return kind == Kind.DROP ? "DELETE" : kind.isPost() ? "POST" : "GET";
  }

  /** Who calls an endpoint, and what is checked first. */
  public enum Kind {
    /** The merchant's server, by GET without a token; the query holds the parameters. */
    PUBLIC_GET(true, false, false),
    /** The merchant's server, by POST without a token. */
    PUBLIC_POST(true, true, false),
    /** The merchant's server, by GET with a token. */
    GET(true, false, true),
    /** The merchant's server, by POST with a token. */
    POST(true, true, true),
    /** The merchant's server, by multipart POST with a token. */
    UPLOAD(true, true, true),
    /** A person with a phone, or a page on it. */
    PHONE(false, true, false),
    /** A developer who inspects the sandbox. */
    INSPECT(false, false, false),
    /** A developer who controls the sandbox. */
    CONTROL(false, true, false),
    /** A developer who drops something, by DELETE; the query holds the parameters. */
    DROP(false, false, false);

    private final boolean platform;
    private final boolean post;
    private final boolean token;

    Kind(boolean platform, boolean post, boolean token) {
      this.platform = platform;
      this.post = post;
      this.token = token;
    }

    /** Returns whether WeChat has the endpoint, too. */
    public boolean isOfPlatform() {
      return platform;
    }

    /** Returns whether it is called by POST. */
    public boolean isPost() {
      return post;
    }

    boolean needsToken() {
      return token;
    }
  }
}
