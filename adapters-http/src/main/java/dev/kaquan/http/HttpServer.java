package dev.kaquan.http;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.net.URI;

/** A running HTTP API. */
public final class HttpServer implements AutoCloseable {
  private final Javalin server;
  private final String host;

  private HttpServer(Javalin server, String host) {
    this.server = server;
    this.host = host;
  }

  static HttpServer start(Javalin server, String host, int port) throws BindException {
    try {
      return new HttpServer(server.start(host, port), host);
    } catch (JavalinBindException e) {
      throw (BindException) new BindException(host + ":" + port).initCause(e);
    }
  }

  /** Returns the base URL. */
  public URI url() {
    return URI.create("http://" + host + ":" + server.port());
  }

  /** Stops accepting requests, and waits up to 10 seconds for those in flight. */
  @Override
  public void close() {
    server.stop();
  }
}
