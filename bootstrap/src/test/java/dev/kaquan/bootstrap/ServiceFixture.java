package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.kaquan.cli.ServerLauncher;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A running service with its own sandbox, over sockets. */
abstract class ServiceFixture {
  static final String OPENID = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ApiDescription DESCRIPTION = new ApiDescription();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir
  Path data;

  final HttpClient client = HttpClient.newHttpClient();
  ServerLauncher.Running running;

  @BeforeEach
  void start() {
    running = Guice.createInjector(
            Stage.PRODUCTION, new KaquanModule(Map.of(), data, InstantSource.system()))
        .getInstance(ServerLauncher.class)
        .service("127.0.0.1", 0, 0);
  }

  /** Whatever a story did, what is stored agrees with itself. */
  @AfterEach
  void audit() throws Exception {
    try {
      Map<String, Object> audit = api("GET", "/v1/audit", "", 200);
      assertEquals(0, audit.get("count"), audit.toString());
    } finally {
      stop();
    }
  }

  void stop() {
    running.close();
  }

  /** Asks until the answer is the expected one, for up to 30 seconds. */
  static void await(Object expected, Callable<?> actual) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!expected.equals(actual.call()) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(expected, actual.call());
  }

  void phone(String what, String card, String code) throws Exception {
    Map<String, Object> body = Map.of("openid", OPENID, "cardId", card, "code", code);
    assertEquals(0, sandbox("/sandbox/phone/" + what, body).getOrDefault("errcode", 0));
  }

  Map<String, Object> atPlatform(String card, String code) throws Exception {
    return platform("/card/membercard/userinfo/get", Map.of("card_id", card, "code", code));
  }

  /** Calls the platform as the merchant. */
  Map<String, Object> platform(String path, Map<String, ?> body) throws Exception {
    ServerLauncher.SandboxEndpoint sandbox = running.sandbox().orElseThrow();
    Map<String, Object> account = Map.of(
        "grant_type", "client_credential", "appid", sandbox.appId(), "secret", sandbox.secret());
    String token = text(sandbox("/cgi-bin/stable_token", account), "access_token");
    return sandbox(path + "?access_token=" + token, body);
  }

  Map<String, Object> sandboxGet(String path) throws Exception {
    URI url = running.sandbox().orElseThrow().url().resolve(path);
    return WireJson.readObject(send(HttpRequest.newBuilder(url)).body());
  }

  Map<String, Object> api(String method, String path, Object body, int status) throws Exception {
    Answer answer = send(method, path, body instanceof String text ? text : WireJson.write(body));
    assertEquals(status, answer.statusCode(), answer.body());
    return WireJson.readObject(answer.body());
  }

  Answer send(String method, String path, Map<String, ?> body) throws Exception {
    return send(method, path, WireJson.write(body));
  }

  /** Calls the service; its response must be as openapi.yaml describes it. */
  Answer send(String method, String path, String body) throws Exception {
    Answer answer = send(HttpRequest.newBuilder(service(path))
        .header("Authorization", "Bearer " + apiKey())
        .method(method, BodyPublishers.ofString(body)));
    if (answer.body().startsWith("{")) {
      assertEquals(
          List.of(),
          DESCRIPTION.wrongInResponse(
              DESCRIPTION.find(method, path).orElseThrow(),
              answer.statusCode(),
              MAPPER.readTree(answer.body())));
    }
    return answer;
  }

  Map<String, Object> sandbox(String path, Map<String, ?> body) throws Exception {
    URI url = running.sandbox().orElseThrow().url().resolve(path);
    return WireJson.readObject(send(HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(WireJson.write(body))))
        .body());
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  record Answer(int statusCode, String body) {}

  /** Runs a command on the folder of the service, and returns what it prints. */
  String command(int code, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int result = Main.run(
        Map.of("KAQUAN_DATA", data.toString()), new PrintWriter(out), new PrintWriter(err), args);
    assertEquals(code, result, err.toString());
    return out.toString().strip();
  }

  URI service(String path) {
    return running.service().orElseThrow().resolve(path);
  }

  String apiKey() throws IOException {
    return Files.readString(data.resolve("api-key")).strip();
  }

  static Map<?, ?> first(Map<String, Object> object, String list) {
    return (Map<?, ?>) ((List<?>) object.get(list)).get(0);
  }

  static String text(Map<?, ?> object, String key) {
    return (String) object.get(key);
  }
}
