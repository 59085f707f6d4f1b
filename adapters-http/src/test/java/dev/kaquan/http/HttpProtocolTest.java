package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.health.CheckReadiness.Readiness;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.StorageProbe.Backlog;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP itself asks of a server, whatever the route. */
class HttpProtocolTest {
  private static final String KEY = "the-key";

  private final HttpClient client = HttpClient.newHttpClient();
  private Readiness readiness =
      new Readiness(Optional.empty(), Optional.empty(), Optional.of(new Backlog(1, 2, 3, 4)));
  private HttpServer server;

  @BeforeEach
  void start() throws BindException {
    Routes routes = () -> List.of(
        Endpoint.get("/v1/things/{id}", context -> {
          if (context.pathParam("id").equals("none")) {
            Problems.answer(context, 404, "unknown-thing", "there is none");
          } else {
            Bodies.json(context, 200, "{\"id\":7}");
          }
        }),
        Endpoint.put("/v1/things/{id}", context -> Bodies.json(context, 200, "{}")),
        Endpoint.post("/v1/echo", context -> Bodies.json(context, 200, Bodies.read(context))));
    server = new HttpApi(
            Set.of(routes, new SystemRoutes(() -> readiness)),
            KEY::equals,
            new IdempotencyFilter(
                (keyHash, fingerprint) -> Claim.IN_PROGRESS, (keyHash, answer) -> {}),
            () -> CardSamples.NOW)
        .start("127.0.0.1", 0, Set.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_service_that_is_ready_says_what_waits() throws Exception {
    for (String path : List.of("/health", "/health/live")) {
      HttpResponse<String> live = send(HttpRequest.newBuilder(URI.create(server.url() + path)));
      assertEquals(200, live.statusCode());
      assertEquals("{\"status\":\"ok\"}", live.body());
    }
    HttpResponse<String> ready =
        send(HttpRequest.newBuilder(URI.create(server.url() + "/health/ready")));
    assertEquals(200, ready.statusCode());
    assertEquals("""
        {"status":"ok","storage":"ok","credentials":"ok","backlog":{"pendingCodes":1,\
        "parkedCodes":2,"pendingEvents":3,"parkedEvents":4}}""", ready.body());
    readiness = new Readiness(
        Optional.of("cannot write /var/data/kaquan.db"), Optional.of("40013"), Optional.empty());
    HttpResponse<String> notReady =
        send(HttpRequest.newBuilder(URI.create(server.url() + "/health/ready")));
    assertEquals(503, notReady.statusCode());
    assertEquals(
        "{\"status\":\"not ready\",\"storage\":\"cannot be written\",\"credentials\":\"cannot be obtained\"}",
        notReady.body());
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/things/7, 'GET, HEAD, OPTIONS, PUT'",
    "POST, /v1/things/7, 'GET, HEAD, OPTIONS, PUT'",
    "TRACE, /v1/things/7, 'GET, HEAD, OPTIONS, PUT'",
    "BREW, /v1/things/7, 'GET, HEAD, OPTIONS, PUT'",
    "GET, /v1/echo, 'OPTIONS, POST'",
    "HEAD, /v1/echo, 'OPTIONS, POST'",
    "PATCH, /health, 'GET, HEAD, OPTIONS'",
  })
  void another_method_of_a_known_path_is_refused(String method, String path, String allowed)
      throws Exception {
    for (String accept : List.of("application/json", "text/html", "*/*")) {
      HttpResponse<String> answer =
          send(request(path).method(method, BodyPublishers.noBody()).header("Accept", accept));
      assertEquals(405, answer.statusCode());
      assertEquals(allowed, header(answer, "Allow"));
      if (!method.equals("HEAD")) {
        assertEquals("This path has " + allowed + ".", problem("no-such-method", answer));
      }
    }
  }

  @Test
  void options_names_the_methods_without_a_key() throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(server.url() + "/v1/things/7"))
            .method("OPTIONS", BodyPublishers.noBody()));
    assertEquals(204, answer.statusCode());
    assertEquals("GET, HEAD, OPTIONS, PUT", header(answer, "Allow"));
    assertEquals("", answer.body());
    HttpResponse<String> unknown =
        send(HttpRequest.newBuilder(URI.create(server.url() + "/v1/nothing"))
            .method("OPTIONS", BodyPublishers.noBody()));
    assertEquals(404, unknown.statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/things/7", "/v1/things/none", "/v1/nothing", "/health", "/openapi.yaml"})
  void head_is_get_without_the_body(String path) throws Exception {
    HttpResponse<String> get = send(request(path));
    HttpResponse<String> head = send(request(path).method("HEAD", BodyPublishers.noBody()));
    assertEquals(get.statusCode(), head.statusCode());
    assertEquals(header(get, "Content-Type"), header(head, "Content-Type"));
    assertEquals("", head.body());
    assertTrue(!get.body().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer the-key", "bearer the-key", "BEARER  the-key"})
  void the_scheme_may_have_any_case(String authorization) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/v1/things/7"))
        .header("Authorization", authorization);
    assertEquals(200, send(request).statusCode());
  }

  @Test
  void a_large_body_is_refused_with_the_limit() throws Exception {
    String largest = "x".repeat(1 << 20);
    assertEquals(
        200, send(request("/v1/echo").POST(BodyPublishers.ofString(largest))).statusCode());
    HttpResponse<String> answer =
        send(request("/v1/echo").POST(BodyPublishers.ofString(largest + "x")));
    assertEquals(413, answer.statusCode());
    assertEquals("A body has at most 1048576 bytes.", problem("too-large", answer));
    HttpResponse<String> unannounced = send(request("/v1/echo")
        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(largest + "x"))));
    assertEquals(413, unannounced.statusCode());
    assertEquals("A body has at most 1048576 bytes.", problem("too-large", unannounced));
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() throws Exception {
    HttpResponse<String> answer =
        send(request("/v1/echo").POST(BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xFF})));
    assertEquals(400, answer.statusCode());
    assertTrue(
        answer.body().contains("must be in UTF-8; line 1, column 2: a byte that is not"),
        answer.body());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'GET /health HTTP/9.9', 505, malformed-request",
    "'GET /health', 505, malformed-request",
    "'GET /v1/%zz HTTP/1.1', 400, malformed-request",
    "'GET /v1/../%2e%2e/x HTTP/1.1', 400, malformed-request",
    "'G\u0001T / HTTP/1.1', 400, malformed-request",
    "'BAD', 400, malformed-request",
  })
  void a_malformed_request_is_a_problem_too(String line, int status, String code) throws Exception {
    assertRawProblem(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n", status, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n"
      })
  void half_a_body_is_no_error_of_the_service(String rest) throws IOException {
    try (LogCapture log = new LogCapture();
        Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
      String head =
          "POST /v1/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer the-key\r\n";
      socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400 "), answer);
      assertEquals(List.of(), log.warnings());
    }
  }

  @Test
  void a_foreign_page_is_refused() throws IOException {
    String request = "GET /health HTTP/1.1\r\nConnection: close\r\n";
    assertRawProblem(request + "Host: evil.example\r\n\r\n", 403, "foreign-page");
    assertRawProblem(
        request + "Host: localhost\r\nOrigin: https://evil.example\r\n\r\n", 403, "foreign-page");
  }

  @Test
  void a_request_head_that_is_too_large_is_a_problem_too() throws Exception {
    assertRawProblem(
        "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414, "too-large");
    assertRawProblem(
        "GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
        431,
        "too-large");
  }

  private void assertRawProblem(String request, int status, String code) throws IOException {
    String answer = raw(request);
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("\"type\":\"urn:kaquan:problem:" + code + "\""), answer);
    assertTrue(answer.contains("\"instance\":\"urn:kaquan:request:"), answer);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + KEY);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String problem(String code, HttpResponse<String> answer) throws Exception {
    assertEquals("application/problem+json; charset=utf-8", header(answer, "Content-Type"));
    var problem = WireJson.readObject(answer.body());
    assertEquals("urn:kaquan:problem:" + code, problem.get("type"));
    return String.valueOf(problem.get("detail"));
  }
}
