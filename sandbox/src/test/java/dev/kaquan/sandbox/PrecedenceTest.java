package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several errors of a request, the same one is always reported. */
class PrecedenceTest {
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
  @CsvSource({
    "/card/create",
    "/card/get",
    "/card/batchget",
    "/card/code/decrypt",
    "/card/code/get",
  })
  void the_errors_of_a_call_have_an_order(String path) {
    String known = path + "?access_token=" + sandbox.token();
    assertEquals(43002, errCode(sandbox.get(path)));
    assertEquals(41001, errCode(sandbox.post(path, "")));
    assertEquals(41001, errCode(sandbox.post(path + "?access_token=", "{")));
    assertEquals(40014, errCode(sandbox.post(path + "?access_token=never-lent", "{")));
    assertEquals(44002, errCode(sandbox.post(known, " ")));
    assertEquals(47001, errCode(sandbox.post(known, "{")));
    assertEquals(47001, errCode(sandbox.post(known, "[]")));
    assertEquals(40033, errCode(sandbox.post(known, "{\"x\":\"\\u4e2d\"}")));
  }

  @Test
  void tokens_and_tickets_name_what_is_wrong_with_the_account() {
    String grant = "/cgi-bin/token?grant_type=client_credential";
    assertEquals(40002, errCode(sandbox.get("/cgi-bin/token")));
    assertEquals(41002, errCode(sandbox.get(grant)));
    assertEquals(41004, errCode(sandbox.get(grant + "&appid=wx")));
    assertEquals(40013, errCode(sandbox.get(grant + "&appid=wx&secret=s")));
    assertEquals(40125, errCode(sandbox.get(grant + "&appid=" + sandbox.appId() + "&secret=s")));
    assertEquals(43001, errCode(sandbox.post(grant, "{}")));
    assertEquals(43002, errCode(sandbox.get("/cgi-bin/stable_token")));
    assertEquals(41001, errCode(sandbox.get("/cgi-bin/ticket/getticket?type=wx_card")));
    String token = "&access_token=" + sandbox.token();
    assertEquals(40097, errCode(sandbox.get("/cgi-bin/ticket/getticket?type=neither" + token)));
  }

  @Test
  void a_missing_code_is_reported_before_an_unknown_card() {
    assertEquals(41013, errCode(sandbox.merchant("/card/code/get", "{\"card_id\":\"p\"}")));
    assertEquals(40056, errCode(sandbox.merchant("/card/code/get", "{\"code\":\"1\"}")));
    assertEquals(41012, errCode(sandbox.merchant("/card/get", "{\"card_id\":null}")));
    assertEquals(40073, errCode(sandbox.merchant("/card/get", "{\"card_id\":\"p\"}")));
    assertEquals(40075, errCode(sandbox.merchant("/card/code/decrypt", "{}")));
  }

  @Test
  void a_refusal_has_the_platforms_message_and_a_hint_and_status_200() {
    Map<String, Object> answer = sandbox.merchant("/card/get", "{\"card_id\":\"p\"}");
    String said = SandboxFixture.text(answer, "errmsg");
    assertTrue(said.matches("invalid card id hint: \\[[A-Za-z0-9]{14}]"), said);
    String missing = SandboxFixture.text(sandbox.post("/card/get", "{}"), "errmsg");
    assertTrue(missing.matches("access_token missing, hints: \\[ req_id: \\w{14} ]"), missing);
    assertEquals(
        200,
        sandbox
            .send(HttpRequest.newBuilder(sandbox.at("/card/get")).POST(BodyPublishers.noBody()))
            .statusCode());
  }
}
