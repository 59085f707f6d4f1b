package dev.kaquan.sandbox.web;

import java.util.function.Function;

/**
 * A call that the sandbox answers.
 *
 * @param path such as {@code /card/create}
 * @param kind who makes it
 * @param answer what it does; its result is written as JSON
 */
public record Endpoint(String path, Kind kind, Function<SandboxRequest, Object> answer) {
  /** The method and the path. */
  @Override
  public String toString() {
    return (kind.isPost() ? "POST " : "GET ") + path;
  }

  /** Who makes a call, and what is checked before it is answered. */
  public enum Kind {
    /** The merchant's server, by GET, before it has a token: the query is what is asked. */
    PUBLIC_GET(true, false, false),
    /** The merchant's server, by POST, before it has a token. */
    PUBLIC_POST(true, true, false),
    /** The merchant's server, by GET, with a token. */
    GET(true, false, true),
    /** The merchant's server, by POST, with a token. */
    POST(true, true, true),
    /** The merchant's server sends a picture by multipart POST, with a token. */
    UPLOAD(true, true, true),
    /** The person with the phone, or the page in it. */
    PHONE(false, true, false),
    /** Whoever tries something out looks at the sandbox. */
    INSPECT(false, false, false),
    /** Whoever tries something out tells the sandbox what to do. */
    CONTROL(false, true, false);

    private final boolean platform;
    private final boolean post;
    private final boolean token;

    Kind(boolean platform, boolean post, boolean token) {
      this.platform = platform;
      this.post = post;
      this.token = token;
    }

    /** Whether WeChat has the call too. */
    public boolean isOfPlatform() {
      return platform;
    }

    /** Whether it is made by POST. */
    public boolean isPost() {
      return post;
    }

    boolean needsToken() {
      return token;
    }
  }
}
