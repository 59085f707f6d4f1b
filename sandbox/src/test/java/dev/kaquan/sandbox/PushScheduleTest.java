package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.BOB;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.sandbox.StubMerchant.ReceivedPush;
import dev.kaquan.wire.WireJson;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When pushes are sent, and what a developer can do to them. */
class PushScheduleTest {
  @TempDir
  private Path folder;

  private SandboxFixture sandbox;
  private StubMerchant merchant;
  private String card;

  @BeforeEach
  void start() {
    sandbox = new SandboxFixture(folder);
    merchant = new StubMerchant();
    card = sandbox.create(SandboxFixture.coupon(",\"get_limit\":50"));
    String target = WireJson.write(Map.of("url", merchant.url(), "token", "pamtest"));
    assertEquals(0, errCode(sandbox.post("/sandbox/push-target", target)));
  }

  @AfterEach
  void stop() {
    merchant.close();
    sandbox.close();
  }

  @Test
  void a_claim_is_repeated_ten_times_in_a_day_while_the_server_is_down() {
    merchant.answer = request -> {
      throw new IllegalStateException("the connection breaks");
    };
    sandbox.holds(ANN, card);
    List<Long> seconds =
        List.of(60L, 240L, 600L, 1800L, 3600L, 7200L, 10_800L, 14_400L, 21_600L, 26_100L);
    assertEquals(86_400, seconds.stream().mapToLong(each -> each).sum());
    String body = merchant.next().body();
    for (int i = 0; i < seconds.size(); i++) {
      awaits("tries", Integer.toString(i + 1));
      assertEquals("PENDING", last("state"));
      advance(seconds.get(i) - 1);
      assertTrue(merchant.isQuiet());
      advance(1);
      assertEquals(body, merchant.next().body());
    }
    awaits("state", "ABANDONED");
    assertEquals("11", last("tries"));
  }

  @Test
  void a_claim_is_repeated_three_times_after_an_unexpected_answer() {
    merchant.answer = request -> "no";
    sandbox.holds(ANN, card);
    merchant.next();
    for (int i = 1; i <= 3; i++) {
      awaits("tries", Integer.toString(i));
      advance(60);
      merchant.next();
    }
    awaits("state", "ABANDONED");
  }

  @Test
  void the_general_schedule_has_three_attempts_without_a_pause() {
    quirks("{\"schedule\":\"general\"}");
    merchant.answer = request -> "no";
    sandbox.holds(ANN, card);
    List<ReceivedPush> tries = List.of(merchant.next(), merchant.next(), merchant.next());
    assertEquals(1, tries.stream().map(ReceivedPush::body).distinct().count());
    awaits("state", "ABANDONED");
    assertEquals(40097, errCode(sandbox.post("/sandbox/push-quirks", "{\"schedule\":\"never\"}")));
  }

  @Test
  void a_server_that_hangs_for_one_person_does_not_block_others() {
    CountDownLatch over = new CountDownLatch(1);
    merchant.answer = request -> {
      if (ANN.equals(request.field("FromUserName"))) {
        awaits(over);
      }
      return "success";
    };
    List<String> codes = new ArrayList<>();
    codes.add(sandbox.holds(ANN, card));
    codes.add(sandbox.holds(ANN, card));
    assertEquals(codes.get(0), merchant.next().field("UserCardCode"));
    assertEquals(sandbox.holds(BOB, card), merchant.next().field("UserCardCode"));
    over.countDown();
    assertEquals(codes.get(1), merchant.next().field("UserCardCode"));
  }

  @Test
  void an_event_is_lost_or_late_on_demand() {
    quirks("{\"lose\":[\"user_get_card\"],\"delaySeconds\":{\"user_del_card\":3600}}");
    String code = sandbox.holds(ANN, card);
    assertEquals("LOST", last("state"));
    sandbox.post(
        "/sandbox/phone/delete",
        WireJson.write(Map.of("openid", ANN, "cardId", card, "code", code)));
    advance(3599);
    assertEquals("PENDING", last("state"));
    assertTrue(merchant.isQuiet());
    advance(1);
    assertEquals("user_del_card", merchant.next().field("Event"));
    assertEquals(
        40097, errCode(sandbox.post("/sandbox/push-quirks", "{\"delaySeconds\":{\"x\":-1}}")));
  }

  @Test
  void what_waits_is_dropped_on_demand() throws Exception {
    merchant.answer = request -> "no";
    sandbox.holds(ANN, card);
    merchant.next();
    awaits("tries", "1");
    Map<String, Object> dropped = WireJson.readObject(sandbox
        .send(HttpRequest.newBuilder(sandbox.at("/sandbox/pushes")).DELETE())
        .body());
    assertEquals("1", String.valueOf(dropped.get("dropped")));
    advance(86_400);
    assertEquals(
        0,
        deliveries().stream()
            .filter(each -> "PENDING".equals(each.get("state")))
            .count());
    assertTrue(merchant.isQuiet());
  }

  @Test
  void an_event_that_did_not_happen_is_triggered() {
    Map<String, Object> trigger = Map.of(
        "event",
        "card_of_tomorrow",
        "openid",
        ANN,
        "cardId",
        card,
        "code",
        "001",
        "createTime",
        7,
        "fields",
        Map.of("Fee", 10, "Memo", "<b>"));
    assertEquals(0, errCode(sandbox.post("/sandbox/trigger", WireJson.write(trigger))));
    ReceivedPush push = merchant.next();
    assertEquals("card_of_tomorrow", push.field("Event"));
    assertEquals("7", push.field("CreateTime"));
    assertEquals("001", push.field("UserCardCode"));
    assertEquals("10", push.field("Fee"));
    assertEquals("<b>", push.field("Memo"));
    assertEquals(41_011, errCode(sandbox.post("/sandbox/trigger", "{}")));
    assertEquals(
        40097,
        errCode(sandbox.post("/sandbox/trigger", "{\"event\":\"x\",\"fields\":{\"a><b\":1}}")));
  }

  @Test
  void a_claim_says_its_scene_on_demand_and_its_outer_id() {
    quirks("{\"sourceScene\":\"SOURCE_SCENE_PRE_ACTIVATE\"}");
    String outerId = "9".repeat(60);
    sandbox.adds(
        ANN,
        List.of(Map.of(
            "cardId",
            card,
            "cardExt",
            sandbox.cardExt(card, Map.of(), Map.of("outer_id", outerId)))));
    ReceivedPush push = merchant.next();
    assertEquals("SOURCE_SCENE_PRE_ACTIVATE", push.field("SourceScene"));
    assertEquals(outerId, push.field("OuterId"));
    Map<String, Object> code = sandbox.merchant(
        "/card/qrcode/create",
        "{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{\"card_id\":\"" + card
            + "\",\"outer_id\":12}}}");
    sandbox.post(
        "/sandbox/phone/scan",
        WireJson.write(Map.of("openid", BOB, "ticket", SandboxFixture.text(code, "ticket"))));
    assertEquals("12", merchant.next().field("OuterId"));
  }

  @Test
  void the_reminder_of_a_low_stock_depends_on_the_initial_stock() {
    String few =
        sandbox.create(SandboxFixture.coupon("").replace("\"quantity\":500", "\"quantity\":200"));
    merchant.next();
    sandbox.merchant(
        "/card/modifystock", "{\"card_id\":\"" + few + "\",\"increase_stock_value\":300}");
    sandbox.merchant(
        "/card/modifystock", "{\"card_id\":\"" + few + "\",\"reduce_stock_value\":450}");
    sandbox.holds(ANN, few);
    assertEquals("user_get_card", merchant.next().field("Event"));
    sandbox.merchant(
        "/card/modifystock", "{\"card_id\":\"" + card + "\",\"reduce_stock_value\":450}");
    sandbox.holds(BOB, card);
    assertEquals("card_sku_remind", merchant.next().field("Event"));
  }

  @Test
  void the_target_survives_a_reset() {
    sandbox.post("/sandbox/reset", "{}");
    sandbox.create(SandboxFixture.coupon(""));
    assertEquals("card_pass_check", merchant.next().field("Event"));
  }

  private void advance(long seconds) {
    sandbox.post("/sandbox/clock", "{\"advanceSeconds\":" + seconds + "}");
  }

  private void quirks(String quirks) {
    assertEquals(0, errCode(sandbox.post("/sandbox/push-quirks", quirks)));
  }

  private String last(String field) {
    List<Map<?, ?>> all = deliveries();
    return String.valueOf(all.get(all.size() - 1).get(field));
  }

  /** Waits until the result of an attempt is stored, which is after the merchant received it. */
  private void awaits(String field, String value) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!last(field).equals(value) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(value, last(field));
  }

  private List<Map<?, ?>> deliveries() {
    List<Map<?, ?>> deliveries = new ArrayList<>();
    for (Object delivery : (List<?>) sandbox.get("/sandbox/pushes").get("pushes")) {
      deliveries.add((Map<?, ?>) delivery);
    }
    return deliveries;
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
