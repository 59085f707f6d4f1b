package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.wire.WireJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are redeemed at the counter, by other programs and by people, and the ledger has each once. */
class RedemptionStoryTest extends ServiceFixture {
  private static final String REDEMPTIONS = "/v1/codes/redemptions";

  private String coupon = "";

  @BeforeEach
  void createCoupon() throws Exception {
    String template = Files.readString(Path.of("..", "examples", "coupon.json"));
    coupon = text(api("POST", "/v1/cards", template, 201), "cardId");
  }

  @Test
  void a_code_is_redeemed_once() throws Exception {
    String encrypted = claim("R1");
    Map<String, Object> redeemed = redeem("key-1", Map.of("encryptCode", encrypted), 201);
    assertEquals("R1", redeemed.get("code"));
    assertEquals("redeemed", redeemed.get("state"));
    assertEquals(redeemed, redeem("key-1", Map.of("encryptCode", encrypted), 201));
    assertProblem("already-redeemed", redeem("key-2", Map.of("code", "R1"), 409));
    assertEquals("", command(1, "code", "redeem", coupon, "R1"));

    // The platform's event about it is the same redemption.
    await(
        1,
        () -> api("GET", "/v1/events?type=user_consume_card&state=processed", "", 200)
                    .get("items")
                instanceof List<?> items
            ? items.size()
            : 0);
    assertEquals(redeemed, onlyRedemption());
    Map<String, Object> found = api("GET", "/v1/codes/" + coupon + "/R1", "", 200);
    assertEquals(redeemed, found.get("redemption"));
    assertTrue(found.get("platform").toString().contains("isRedeemed=true"), found.toString());
  }

  @Test
  void what_cannot_be_redeemed_is_refused_with_its_reason() throws Exception {
    assertProblem("unknown-code", redeem("key-1", Map.of("code", "R1"), 404));
    claim("R1");
    claim("R2");
    phone("gift", coupon, "R1");
    assertProblem("gifting", redeem("key-1", Map.of("code", "R1"), 409));
    phone("delete", coupon, "R2");
    assertProblem("deleted", redeem("key-2", Map.of("code", "R2"), 409));
    assertEquals(List.of(), api("GET", REDEMPTIONS, "", 200).get("items"));
    Answer withoutKey =
        send("POST", REDEMPTIONS, WireJson.write(Map.of("cardId", coupon, "code", "R1")));
    assertEquals(400, withoutKey.statusCode());
  }

  @ParameterizedTest
  @CsvSource({"timeout-after-work, 201", "broken-json, 201", "drop, 503"})
  void a_lost_answer_is_found_out_by_asking(String kind, int status) throws Exception {
    claim("R1");
    sandbox(
        "/sandbox/faults",
        Map.of("path", "/card/code/consume", "kind", kind, "millis", 15_000, "times", 1));
    Map<String, Object> first = redeem("key-1", Map.of("code", "R1"), status);
    if (status == 503) {
      assertProblem("not-confirmed", first);
    }
    assertEquals("redeemed", redeem("key-1", Map.of("code", "R1"), 201).get("state"));
    assertEquals("service", onlyRedemption().get("origin"));
  }

  @Test
  void a_request_that_was_refused_for_the_moment_is_repeated() throws Exception {
    claim("R1");
    sandbox(
        "/sandbox/faults",
        Map.of("path", "/card/code/consume", "kind", "errcode", "errcode", -1, "times", 1));
    assertProblem("platform-busy", redeem("key-1", Map.of("code", "R1"), 503));
    assertEquals("redeemed", redeem("key-1", Map.of("code", "R1"), 201).get("state"));
  }

  @ParameterizedTest
  @CsvSource({"''", "timeout-after-work", "broken-json", "drop"})
  void a_code_is_made_unavailable_whatever_is_lost(String fault) throws Exception {
    claim("R1");
    if (!fault.isEmpty()) {
      sandbox(
          "/sandbox/faults",
          Map.of("path", "/card/code/unavailable", "kind", fault, "millis", 6_000, "times", 1));
    }
    String unavailable = "/v1/codes/" + coupon + "/R1/unavailable";
    Answer first = send("POST", unavailable, Map.of("reason", "退款"));
    assertTrue(List.of(200, 502, 503).contains(first.statusCode()), first.body());
    assertEquals(
        "unavailable", api("POST", unavailable, Map.of("reason", "退款"), 200).get("possession"));
    assertProblem("unavailable", redeem("key-1", Map.of("code", "R1"), 409));
    assertEquals(400, send("POST", unavailable, Map.of("reason", "")).statusCode());
    assertEquals("", command(1, "code", "mark", coupon, "R1", "--openid", OPENID));
  }

  @ParameterizedTest
  @CsvSource({"'', 200", "timeout-after-work, 200", "broken-json, 200", "drop, 503"})
  void a_card_that_was_given_away_gets_another_code_whatever_is_lost(String fault, int status)
      throws Exception {
    claim("R1");
    if (!fault.isEmpty()) {
      sandbox(
          "/sandbox/faults",
          Map.of("path", "/card/code/update", "kind", fault, "millis", 15_000, "times", 1));
    }
    String update = "/v1/codes/" + coupon + "/R1/update";
    Map<String, Object> first = api("POST", update, Map.of("newCode", "R2"), status);
    if (status == 503) {
      assertProblem("not-confirmed", first);
    }
    assertEquals(
        Map.of("cardId", coupon, "code", "R2", "replaced", "R1"),
        api("POST", update, Map.of("newCode", "R2"), 200));
    assertEquals("R2", api("GET", "/v1/codes/" + coupon + "/R1", "", 200).get("replacedBy"));
    assertProblem("unknown-code", api("POST", update, Map.of("newCode", "R3"), 404));
    assertProblem("unknown-code", redeem("key-1", Map.of("code", "R1"), 404));
    assertEquals("R2", redeem("key-2", Map.of("code", "R2"), 201).get("code"));
    assertTrue(command(0, "code", "update", coupon, "R1", "R2").contains("\"code\":\"R2\""));
    assertEquals("", command(1, "code", "update", coupon, "R2", "R3"));
  }

  @Test
  void a_code_of_a_pending_update_is_not_prepared() throws Exception {
    claim("R1");
    sandbox("/sandbox/faults", Map.of("path", "/card/code/update", "kind", "drop", "times", 1));
    api("POST", "/v1/codes/" + coupon + "/R1/update", Map.of("newCode", "R2"), 503);
    Map<String, Object> refused = api(
        "POST",
        "/v1/add-card",
        Map.of("openid", OPENID, "cards", List.of(Map.of("cardId", coupon, "code", "R2"))),
        400);
    assertEquals(
        "is the old or the new code of an update; use another one",
        text(first(refused, "violations"), "rule"));
  }

  /** A push that is repeated late names the code that the card had then. */
  @Test
  void an_event_of_the_old_code_belongs_to_the_new_one() throws Exception {
    sandbox("/sandbox/push-quirks", Map.of("lose", List.of("user_get_card")));
    claim("R1");
    claim("R3");
    String update = "/v1/codes/" + coupon + "/R1/update";
    assertProblem("code-in-use", api("POST", update, Map.of("newCode", "R3"), 409));
    api("POST", update, Map.of("newCode", "R2"), 200);
    sandbox("/sandbox/push-quirks", Map.of());
    sandbox(
        "/sandbox/trigger",
        Map.of(
            "event",
            "user_get_card",
            "openid",
            OPENID,
            "cardId",
            coupon,
            "code",
            "R1",
            "fields",
            Map.of("OuterStr", "柜台")));
    await(
        1,
        () -> ((List<?>) api("GET", "/v1/events?type=user_get_card&state=processed", "", 200)
                .get("items"))
            .size());
    Map<String, Object> opened = api("POST", "/v1/open-card", Map.of("openid", OPENID), 200);
    assertEquals("R2", text(first(opened, "cardList"), "code"));
    assertEquals(1, ((List<?>) opened.get("cardList")).size());
  }

  @Test
  void redemptions_elsewhere_are_in_the_same_ledger() throws Exception {
    claim("R1");
    platform("/card/code/consume", Map.of("card_id", coupon, "code", "R1"));
    await("api", () -> items().isEmpty() ? "" : items().get(0).get("origin"));
    assertProblem("already-redeemed", redeem("key-1", Map.of("code", "R1"), 409));
    assertEquals("R1", onlyRedemption().get("code"));
  }

  @Test
  void a_scanner_redeems_line_by_line() throws Exception {
    claim("R1");
    assertEquals("R2", command(0, "code", "decrypt", claim("R2")));
    assertTrue(command(0, "code", "redeem", coupon, "R1", "--location", "一号店")
        .endsWith("R1 redeemed by service"));
    assertTrue(command(0, "code", "redemptions", "--card", coupon).contains(" R1 redeemed by"));
  }

  /** Lets the person claim a code, and returns it encrypted. */
  private String claim(String code) throws Exception {
    Map<String, Object> prepared = api(
        "POST",
        "/v1/add-card",
        Map.of("openid", OPENID, "cards", List.of(Map.of("cardId", coupon, "code", code))),
        201);
    Map<String, Object> added = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", OPENID, "cardList", prepared.get("cardList")));
    assertEquals("addCard:ok", added.get("errMsg"));
    return text(first(added, "cardList"), "code");
  }

  private Map<String, Object> redeem(String key, Map<String, String> fields, int status)
      throws Exception {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("cardId", coupon);
    Answer answer = send(HttpRequest.newBuilder(service(REDEMPTIONS))
        .header("Authorization", "Bearer " + apiKey())
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(WireJson.write(body))));
    assertEquals(status, answer.statusCode(), answer.body());
    return WireJson.readObject(answer.body());
  }

  private List<Map<?, ?>> items() throws Exception {
    return api("GET", REDEMPTIONS + "?state=redeemed", "", 200).get("items") instanceof List<?> list
        ? list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
        : List.of();
  }

  private Map<?, ?> onlyRedemption() throws Exception {
    List<Map<?, ?>> items = items();
    assertEquals(1, items.size(), items.toString());
    return items.get(0);
  }

  private static void assertProblem(String name, Map<String, Object> answer) {
    assertEquals("urn:kaquan:problem:" + name, answer.get("type"));
  }
}
