package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site or a broken client can do to a sandbox. */
class ExposureTest {
  @TempDir
  private Path folder;

  private SandboxFixture sandbox;

  @BeforeEach
  void start() {
    sandbox = new SandboxFixture(folder);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost\r\nOrigin: https://evil.example",
        "Host: localhost\r\nOrigin: null"
      })
  void a_page_of_another_site_is_refused(String headers) throws IOException {
    String answer = raw("POST /sandbox/reset HTTP/1.1\r\n" + headers
        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    assertTrue(answer.endsWith("the Host or Origin is not of this machine\"}"), answer);
  }

  @Test
  void an_sdk_may_send_the_name_of_the_platform() throws IOException {
    String answer =
        raw("GET /cgi-bin/token HTTP/1.1\r\nHost: api.weixin.qq.com\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    assertTrue(answer.contains("40002"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sandbox/faults", "/sandbox/clock", "/sandbox/wx/addCard"})
  void what_a_form_can_send_is_refused(String path) {
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      HttpResponse<String> answer = sandbox.send(HttpRequest.newBuilder(sandbox.at(path))
          .header("Content-Type", type)
          .POST(BodyPublishers.ofString("{}")));
      assertEquals(400, answer.statusCode());
      assertTrue(answer.body().contains("Content-Type: must be application/json"), answer.body());
    }
  }

  @Test
  void only_calls_of_the_platform_refuse_escaped_characters() {
    String escaped = "{\"openid\":\"o1\",\"x\":\"\\u4e2d\"}";
    assertEquals(
        40033, errCode(sandbox.post("/card/get?access_token=" + sandbox.token(), escaped)));
    assertEquals(
        40073,
        errCode(sandbox.merchant(
            "/card/get", "{\"card_id\":\"p\",\"x\":\"\\\\u4e2d \\\\\\\\u4e2d\"}")));
    assertEquals(
        40033, errCode(sandbox.merchant("/card/get", "{\"card_id\":\"p\",\"x\":\"\\\\\\u4e2d\"}")));
    for (String path : List.of("/sandbox/component/submit", "/sandbox/wx/addCard")) {
      Map<String, Object> answer = sandbox.post(path, escaped);
      assertTrue(!answer.toString().contains("40033"), answer::toString);
    }
  }

  @Test
  void a_fault_may_be_without_end() {
    Map<String, Object> answer = sandbox.post(
        "/sandbox/faults",
        "{\"path\":\"/card/get\",\"kind\":\"errcode\",\"errcode\":45009,\"times\":-1}");
    assertTrue(answer.toString().contains("times=-1"), answer::toString);
    assertEquals(
        400,
        sandbox
            .send(HttpRequest.newBuilder(sandbox.at("/sandbox/faults"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                    "{\"path\":\"/card/get\",\"kind\":\"drop\",\"times\":-2}")))
            .statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sandbox/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabc",
        "/card/get HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n",
        "/sandbox/wx/addCard HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"
      })
  void half_a_body_is_no_error_of_the_sandbox(String rest) throws IOException {
    String answer = raw("POST " + rest);
    assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400 "), answer);
  }

  @Test
  void a_large_body_is_refused() {
    String body = "{\"x\":\"" + "x".repeat(3 << 20) + "\"}";
    for (String path : List.of("/sandbox/faults", "/card/create", "/nowhere")) {
      assertEquals(
          413,
          sandbox
              .send(HttpRequest.newBuilder(sandbox.at(path))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body)))
              .statusCode());
    }
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", sandbox.at("/").getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
