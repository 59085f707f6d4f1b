package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens and tickets are issued, overlap and expire. */
class CredentialIssuerTest {
  private static final String BATCH = "{\"offset\":0,\"count\":10}";

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

  @Test
  void a_token_fetched_anew_leaves_the_former_five_minutes() {
    String first = token();
    String second = token();
    assertNotEquals(first, second);
    sandbox.passes(Duration.ofSeconds(299));
    assertEquals(0, use(first));
    sandbox.passes(Duration.ofSeconds(1));
    assertEquals(40001, use(first));
    assertEquals(0, use(second));
  }

  @Test
  void a_token_ends_after_7200_seconds() {
    String token = token();
    sandbox.passes(Duration.ofSeconds(7199));
    assertEquals(0, use(token));
    sandbox.passes(Duration.ofSeconds(1));
    assertEquals(42001, use(token));
  }

  @Test
  void the_two_kinds_of_token_do_not_touch_each_other() {
    String stable = stable(false);
    String first = token();
    token();
    stable(true);
    sandbox.passes(Duration.ofMinutes(6));
    assertEquals(0, use(stable));
    assertEquals(40001, use(first));
  }

  @Test
  void the_stable_token_is_the_same_until_five_minutes_before_its_end() {
    String first = stable(false);
    sandbox.passes(Duration.ofSeconds(6899));
    assertEquals(first, stable(false));
    sandbox.passes(Duration.ofSeconds(1));
    String second = stable(false);
    assertNotEquals(first, second);
    assertEquals(0, use(first));
    assertEquals(0, use(second));
  }

  @Test
  void a_forced_token_ends_the_former_at_once_but_not_twice_in_30_seconds() {
    String first = stable(false);
    sandbox.passes(Duration.ofSeconds(30));
    String second = stable(true);
    assertNotEquals(first, second);
    assertEquals(40001, use(first));
    sandbox.passes(Duration.ofSeconds(29));
    assertEquals(second, stable(true));
    sandbox.passes(Duration.ofSeconds(1));
    assertNotEquals(second, stable(true));
  }

  @Test
  void a_token_is_forced_20_times_a_day() {
    stable(false);
    for (int i = 0; i < 20; i++) {
      sandbox.passes(Duration.ofSeconds(31));
      stable(true);
    }
    sandbox.passes(Duration.ofSeconds(31));
    assertEquals(45009, errCode(ask(true)));
    sandbox.passes(Duration.ofDays(1));
    assertEquals(0, errCode(ask(true)));
  }

  @Test
  void all_callers_get_the_same_ticket_and_each_type_has_its_own() {
    assertEquals(sandbox.ticket("wx_card"), sandbox.ticket("wx_card"));
    assertNotEquals(sandbox.ticket("wx_card"), sandbox.ticket("jsapi"));
    assertEquals(86, sandbox.ticket("wx_card").length());
  }

  @Test
  void issued_credentials_are_valid_after_a_restart() {
    String token = token();
    String ticket = sandbox.ticket("wx_card");
    String appId = sandbox.appId();
    sandbox.restart();
    assertEquals(appId, sandbox.appId());
    assertEquals(0, use(token));
    assertEquals(ticket, sandbox.ticket("wx_card"));
    assertNotEquals(token, token());
  }

  private int use(String token) {
    return errCode(sandbox.post("/card/batchget?access_token=" + token, BATCH));
  }

  private String token() {
    return text(
        sandbox.get("/cgi-bin/token?grant_type=client_credential&appid=" + sandbox.appId()
            + "&secret=" + sandbox.secret()),
        "access_token");
  }

  private String stable(boolean force) {
    return text(ask(force), "access_token");
  }

  private Map<String, Object> ask(boolean force) {
    return sandbox.post(
        "/cgi-bin/stable_token", """
        {"grant_type":"client_credential","appid":"%s","secret":"%s","force_refresh":%s}""".formatted(sandbox.appId(), sandbox.secret(), force));
  }
}
