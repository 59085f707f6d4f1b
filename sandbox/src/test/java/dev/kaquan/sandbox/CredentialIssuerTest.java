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

/** Tokens and tickets come, overlap and end. */
class CredentialIssuerTest {
  private static final String BATCH = "{\"offset\":0,\"count\":10}";

  @TempDir
  private Path folder;

  private SandboxFixture played;

  @BeforeEach
  void start() {
    played = new SandboxFixture(folder);
  }

  @AfterEach
  void stop() {
    played.close();
  }

  @Test
  void a_token_fetched_anew_leaves_the_former_five_minutes() {
    String first = token();
    String second = token();
    assertNotEquals(first, second);
    played.passes(Duration.ofSeconds(299));
    assertEquals(0, use(first));
    played.passes(Duration.ofSeconds(1));
    assertEquals(40001, use(first));
    assertEquals(0, use(second));
  }

  @Test
  void a_token_ends_after_7200_seconds() {
    String token = token();
    played.passes(Duration.ofSeconds(7199));
    assertEquals(0, use(token));
    played.passes(Duration.ofSeconds(1));
    assertEquals(42001, use(token));
  }

  @Test
  void the_two_kinds_of_token_do_not_touch_each_other() {
    String stable = stable(false);
    String usual = token();
    token();
    stable(true);
    played.passes(Duration.ofMinutes(6));
    assertEquals(0, use(stable));
    assertEquals(40001, use(usual));
  }

  @Test
  void the_stable_token_is_the_same_until_five_minutes_before_its_end() {
    String first = stable(false);
    played.passes(Duration.ofSeconds(6899));
    assertEquals(first, stable(false));
    played.passes(Duration.ofSeconds(1));
    String second = stable(false);
    assertNotEquals(first, second);
    assertEquals(0, use(first));
    assertEquals(0, use(second));
  }

  @Test
  void a_forced_token_ends_the_former_at_once_but_not_twice_in_30_seconds() {
    String first = stable(false);
    played.passes(Duration.ofSeconds(30));
    String second = stable(true);
    assertNotEquals(first, second);
    assertEquals(40001, use(first));
    played.passes(Duration.ofSeconds(29));
    assertEquals(second, stable(true));
    played.passes(Duration.ofSeconds(1));
    assertNotEquals(second, stable(true));
  }

  @Test
  void a_token_is_forced_20_times_a_day() {
    stable(false);
    for (int i = 0; i < 20; i++) {
      played.passes(Duration.ofSeconds(31));
      stable(true);
    }
    played.passes(Duration.ofSeconds(31));
    assertEquals(45009, errCode(ask(true)));
    played.passes(Duration.ofDays(1));
    assertEquals(0, errCode(ask(true)));
  }

  @Test
  void a_ticket_is_the_same_for_all_who_ask_and_each_type_has_its_own() {
    assertEquals(played.ticket("wx_card"), played.ticket("wx_card"));
    assertNotEquals(played.ticket("wx_card"), played.ticket("jsapi"));
    assertEquals(86, played.ticket("wx_card").length());
  }

  @Test
  void what_was_lent_is_known_after_a_restart() {
    String token = token();
    String ticket = played.ticket("wx_card");
    String appId = played.appId();
    played.restart();
    assertEquals(appId, played.appId());
    assertEquals(0, use(token));
    assertEquals(ticket, played.ticket("wx_card"));
    assertNotEquals(token, token());
  }

  private int use(String token) {
    return errCode(played.post("/card/batchget?access_token=" + token, BATCH));
  }

  private String token() {
    return text(
        played.get("/cgi-bin/token?grant_type=client_credential&appid=" + played.appId()
            + "&secret=" + played.secret()),
        "access_token");
  }

  private String stable(boolean force) {
    return text(ask(force), "access_token");
  }

  private Map<String, Object> ask(boolean force) {
    return played.post(
        "/cgi-bin/stable_token", """
        {"grant_type":"client_credential","appid":"%s","secret":"%s","force_refresh":%s}""".formatted(played.appId(), played.secret(), force));
  }
}
