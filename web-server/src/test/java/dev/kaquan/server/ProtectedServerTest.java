package dev.kaquan.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.Graceful;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProtectedServerTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int PATIENCE_MS = 30_000;

  private final List<Socket> sockets = new ArrayList<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private Javalin server = Javalin.create();

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /hello HTTP/1.1\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: y",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
      })
  void a_request_that_does_not_arrive_in_time_is_closed(String begin) throws IOException {
    start(limits(SHORT, LONG, 10));
    assertEquals("", send(begin));
  }

  @Test
  void a_second_request_is_timed_by_itself() throws IOException {
    start(limits(SHORT, LONG, 10));
    Socket socket = open();
    write(socket, "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertTrue(answer(socket).endsWith("hello"));
    write(socket, "GET /hel");
    assertEquals("", new String(socket.getInputStream().readAllBytes(), UTF_8));
  }

  @Test
  void a_request_that_arrives_too_slowly_is_closed() throws IOException {
    start(new ServerLimits(100, LONG, SHORT, 1_000, LONG, 10));
    assertEquals("", send("GET /hello HTTP/1.1\r\n"));
  }

  @Test
  void a_request_that_arrives_fast_enough_is_not_closed() throws IOException {
    start(new ServerLimits(100, LONG, Duration.ofMillis(3), 1, LONG, 10));
    assertTrue(send(post("localhost", "", "fast")).endsWith("fast"));
  }

  @Test
  void a_silent_connection_is_closed() throws IOException {
    start(limits(LONG, SHORT, 10));
    assertEquals("", send(""));
  }

  @Test
  void slow_clients_do_not_hold_up_others() throws IOException {
    start(limits(LONG, LONG, 1_000));
    for (int i = 0; i < 300; i++) {
      write(open(), "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\nslow");
    }
    assertTrue(send(post("localhost", "", "a body")).endsWith("a body"));
  }

  @Test
  void beyond_the_limit_a_connection_waits_until_a_silent_one_is_closed() throws IOException {
    start(limits(LONG, Duration.ofSeconds(5), 1));
    Socket silent = open();
    write(silent, "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertTrue(answer(silent).endsWith("hello"));
    assertTrue(send(post("localhost", "", "waited")).endsWith("waited"));
    assertEquals(-1, silent.getInputStream().read());
  }

  @Test
  void a_server_that_stops_closes_idle_connections_and_grants_the_others_their_time()
      throws Exception {
    start(new ServerLimits(100, LONG, SHORT, 0, LONG, 10));
    Socket idle = open();
    write(idle, "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertTrue(answer(idle).endsWith("hello"));
    Socket busy = open();
    write(busy, "GET /busy HTTP/1.1\r\nHost: localhost\r\n\r\n");
    entered.await();

    CompletableFuture<Void> end = Graceful.shutdown(server.jettyServer().server());

    assertEquals(-1, idle.getInputStream().read());
    Connector connector = server.jettyServer().server().getConnectors()[0];
    assertEquals(
        List.of(LONG.toMillis()),
        connector.getConnectedEndPoints().stream().map(EndPoint::getIdleTimeout).toList());
    released.countDown();
    String answer = new String(busy.getInputStream().readAllBytes(), UTF_8);
    assertTrue(answer.contains("Connection: close") && answer.endsWith("ended"), answer);
    end.join();
  }

  @Test
  void a_body_beyond_the_limit_is_refused() throws IOException {
    start(limits(LONG, LONG, 10));
    assertTrue(send(post("localhost", "", "x".repeat(100))).startsWith("HTTP/1.1 200 "));
    assertTrue(send(post("localhost", "", "x".repeat(101))).startsWith("HTTP/1.1 413 "));
    String chunk = "32\r\n" + "x".repeat(50) + "\r\n";
    String chunked = send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
        + "Connection: close\r\n\r\n" + chunk.repeat(3) + "0\r\n\r\n");
    assertTrue(chunked.startsWith("HTTP/1.1 413 "), chunked);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, '', 200",
    "LOCALHOST:8080, '', 200",
    "127.0.0.1:1, http://127.0.0.1:1, 200",
    "[::1]:80, http://[::1]:80, 200",
    "localhost, http://localhost:3000, 200",
    "Shop.example, https://shop.example, 200",
    "evil.example, '', 403",
    "localhost.evil.example, '', 403",
    "evil.example:8080, http://evil.example:8080, 403",
    "localhost, https://evil.example, 403",
    "localhost, https://localhost.evil.example, 403",
    "localhost, http://localhost@evil.example, 403",
    "localhost, null, 403",
    "localhost, '%', 403",
    "localhost, file://, 403",
  })
  void on_this_machine_foreign_pages_are_refused(String host, String origin, int status)
      throws IOException {
    start(limits(LONG, LONG, 10));
    String answer = send(post(host, origin, "x"));
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertEquals(status == 403, answer.endsWith("refused 403"), answer);
  }

  private static ServerLimits limits(Duration request, Duration idle, int connections) {
    return new ServerLimits(100, request, LONG, 0, idle, connections);
  }

  private void start(ServerLimits limits) {
    server = Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          ProtectedServer.configure(
              config,
              "127.0.0.1",
              Set.of("shop.example"),
              limits,
              (method, path) -> method.equals("POST") && path.equals("/stream"),
              new GracefulHandler(),
              (request, response, callback) -> {
                String body = "refused " + response.getStatus();
                response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), callback);
                return true;
              });
          config.routes.get("/hello", context -> context.result("hello"));
          config.routes.get("/busy", context -> {
            entered.countDown();
            released.await();
            context.result("ended");
          });
          config.routes.post("/echo", context -> context.result(context.body()));
        })
        .start("127.0.0.1", 0);
  }

  private static String post(String host, String origin, String body) {
    return "POST /echo HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
        + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n") + "Content-Length: "
        + body.length() + "\r\n\r\n" + body;
  }

  /** Returns everything that the server sends until it closes the connection. */
  private String send(String request) throws IOException {
    Socket socket = open();
    write(socket, request);
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  private Socket open() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(PATIENCE_MS);
    sockets.add(socket);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Returns one answer whose body has five bytes. */
  private static String answer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    int end = -1;
    while (end < 0 || answer.length() < end + 9) {
      answer.append((char) socket.getInputStream().read());
      end = answer.indexOf("\r\n\r\n");
    }
    return answer.toString();
  }
}
