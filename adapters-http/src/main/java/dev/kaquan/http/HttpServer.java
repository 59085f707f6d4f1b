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

  @Override
  public void close() {
    server.stop();
  }
}
