package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.BOB;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.sandbox.StubMerchant.Told;
import dev.kaquan.wire.WireJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The merchant's server is told what happened. */
class PushTest {
  private static final String TOKEN = "pamtest";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  @TempDir
  private Path folder;

  private SandboxFixture played;
  private StubMerchant merchant;

  @BeforeEach
  void start() {
    played = new SandboxFixture(folder);
    merchant = new StubMerchant();
  }

  @AfterEach
  void stop() {
    merchant.close();
    played.close();
  }

  @Test
  void the_url_is_checked_before_it_is_kept() {
    List<Told> checks = new ArrayList<>();
    merchant.echo = request -> {
      checks.add(request);
      return request.query().get("echostr");
    };
    assertEquals(0, errCode(target("plain")));
    Map<String, String> query = checks.get(0).query();
    assertEquals(sha1(TOKEN, query.get("timestamp"), query.get("nonce")), query.get("signature"));
    assertEquals(Long.toString(played.now().getEpochSecond()), query.get("timestamp"));
    Map<String, Object> kept = played.get("/sandbox/push-target");
    assertEquals(merchant.url(), kept.get("url"));
    assertEquals("plain", kept.get("mode"));
    assertFalse(kept.toString().contains(TOKEN));
    assertFalse(kept.toString().contains(KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "%s ", "\"%s\"", "%s\n"})
  void a_url_that_does_not_echo_is_not_kept(String echo) {
    merchant.echo = request -> echo.formatted(request.query().get("echostr"));
    Map<String, Object> refused = target("plain");
    assertEquals(40097, errCode(refused));
    assertTrue(text(refused, "errmsg").contains("echostr"), refused.toString());
    assertEquals(Map.of("mode", "none"), played.get("/sandbox/push-target"));
  }

  @Test
  void a_url_that_answers_an_error_or_nothing_is_not_kept() {
    merchant.status = 403;
    assertTrue(text(target("plain"), "errmsg").contains("HTTP 403"));
    merchant.close();
    assertTrue(text(target("plain"), "errmsg").contains("cannot be reached"));
    assertEquals(Map.of("mode", "none"), played.get("/sandbox/push-target"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.1/, this machine",
    "http://example.com/, this machine",
    "http://127.0.0.1.example.com/, this machine",
    "http://localhost@example.com/, no user",
    "http://127.0.0.1/#x, no fragment",
    "https://127.0.0.1/, http://",
    "file:///etc/passwd, a host",
    "no url, must be a URL"
  })
  void the_sandbox_calls_nobody_elsewhere(String url, String why) {
    Map<String, Object> refused =
        played.post("/sandbox/push-target", WireJson.write(Map.of("url", url, "token", TOKEN)));
    assertEquals(40097, errCode(refused));
    assertTrue(text(refused, "errmsg").contains(why), refused.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"token\":\"t\"}', 41010",
    "'{\"url\":\"http://127.0.0.1/\"}', 41011",
    "'{\"url\":\"http://127.0.0.1/\",\"token\":\"t\",\"mode\":\"safe\"}', 41011",
    "'{\"url\":\"http://127.0.0.1/\",\"token\":\"t\",\"mode\":\"loud\"}', 40097",
    "'{\"url\":\"http://127.0.0.1/\",\"token\":\"t\",\"encodingAesKey\":\"short\"}', 40097"
  })
  void a_target_must_be_whole(String body, int errcode) {
    assertEquals(errcode, errCode(played.post("/sandbox/push-target", body)));
  }

  @Test
  void a_claim_is_told_in_plain_xml() {
    target("plain");
    String card = played.create(SandboxFixture.coupon(""));
    assertEquals("card_pass_check", merchant.next().field("Event"));
    String code = played.holds(ANN, card);
    Told told = merchant.next();
    assertEquals(
        ("<xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>"
                + "<CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType>"
                + "<Event><![CDATA[user_get_card]]></Event><CardId><![CDATA[%s]]></CardId>"
                + "<IsGiveByFriend>0</IsGiveByFriend><UserCardCode><![CDATA[%s]]></UserCardCode>"
                + "<FriendUserName><![CDATA[]]></FriendUserName><OuterId>0</OuterId>"
                + "<OldUserCardCode><![CDATA[]]></OldUserCardCode>"
                + "<IsRestoreMemberCard>0</IsRestoreMemberCard>"
                + "<IsRecommendByFriend>0</IsRecommendByFriend></xml>")
            .formatted(told.field("ToUserName"), ANN, played.now().getEpochSecond(), card, code),
        told.body());
    assertTrue(told.field("ToUserName").startsWith("gh_"));
    assertEquals(ANN, told.query().get("openid"));
    assertEquals(
        sha1(TOKEN, told.query().get("timestamp"), told.query().get("nonce")),
        told.query().get("signature"));
    assertNull(told.query().get("encrypt_type"));
  }

  @Test
  void safe_mode_tells_it_encrypted_only() {
    target("safe");
    claim();
    merchant.next();
    Told told = merchant.next();
    assertNull(told.field("Event"));
    assertEquals("user_get_card", opened(told).field("Event"));
    assertEquals("aes", told.query().get("encrypt_type"));
  }

  @Test
  void compat_mode_tells_it_both_ways() {
    target("compat");
    claim();
    merchant.next();
    Told told = merchant.next();
    assertEquals("user_get_card", told.field("Event"));
    assertEquals(told.field("UserCardCode"), opened(told).field("UserCardCode"));
  }

  @Test
  void events_are_told_in_the_order_in_which_they_happened() {
    target("plain");
    String card = played.create(SandboxFixture.coupon(",\"get_limit\":50"));
    merchant.next();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      codes.add(played.holds(ANN, card));
    }
    assertEquals(
        codes,
        IntStream.range(0, 10)
            .mapToObj(i -> merchant.next().field("UserCardCode"))
            .toList());
  }

  @Test
  void a_push_is_tried_three_times_and_then_given_up() {
    target("plain");
    merchant.answer = request -> "no";
    String card = played.create(SandboxFixture.coupon(""));
    List<Told> tries = List.of(merchant.next(), merchant.next(), merchant.next());
    assertEquals(1, tries.stream().map(Told::body).distinct().count());
    assertEquals("ABANDONED", awaitSettled(0));
    merchant.answer = request -> "success";
    played.holds(ANN, card);
    assertEquals("user_get_card", merchant.next().field("Event"));
    Map<?, ?> first = deliveries().get(0);
    assertEquals("ABANDONED", first.get("state"));
    assertEquals(3, ((Number) first.get("tries")).intValue());
    assertTrue(first.get("why").toString().contains("success"), first.toString());
  }

  @Test
  void a_push_that_is_accepted_the_second_time_is_told() {
    target("plain");
    merchant.answer = request -> {
      merchant.answer = next -> "";
      throw new IllegalStateException("the connection breaks");
    };
    String card = played.create(SandboxFixture.coupon(""));
    merchant.next();
    merchant.next();
    played.holds(ANN, card);
    merchant.next();
    assertEquals("DELIVERED", deliveries().get(0).get("state"));
    assertEquals(2, ((Number) deliveries().get(0).get("tries")).intValue());
  }

  @Test
  void an_answer_that_comes_too_late_is_none() {
    target("plain");
    quirks("{\"answerMillis\":50}");
    CountDownLatch late = new CountDownLatch(1);
    merchant.answer = request -> {
      awaits(late);
      return "success";
    };
    played.create(SandboxFixture.coupon(""));
    assertEquals("ABANDONED", awaitSettled(0));
    late.countDown();
    assertEquals("no answer in 50 ms", deliveries().get(0).get("why"));
  }

  @Test
  void an_answer_may_be_a_message_or_sealed() {
    target("plain");
    merchant.answer = request -> "<xml><MsgType><![CDATA[text]]></MsgType></xml>";
    assertTold();
    target("safe");
    assertGivenUp();
    merchant.answer = request -> sealed(TOKEN);
    assertTold();
    merchant.answer = request -> sealed("another");
    assertGivenUp();
    merchant.answer =
        request -> "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml>&e;</xml>";
    assertGivenUp();
  }

  @Test
  void what_waits_is_told_after_a_restart() {
    target("plain");
    CountDownLatch over = new CountDownLatch(1);
    merchant.answer = request -> {
      awaits(over);
      return "success";
    };
    String code = played.holds(ANN, played.create(SandboxFixture.coupon("")));
    merchant.next();
    played.restart();
    over.countDown();
    merchant.answer = request -> "success";
    assertEquals("card_pass_check", merchant.next().field("Event"));
    assertEquals(code, merchant.next().field("UserCardCode"));
  }

  @Test
  void what_happened_without_a_target_is_never_told() {
    played.create(SandboxFixture.coupon(""));
    assertEquals("UNDELIVERABLE", deliveries().get(0).get("state"));
    target("plain");
    played.create(SandboxFixture.coupon(""));
    merchant.next();
    assertEquals("DELIVERED", awaitSettled(1));
    assertTrue(merchant.isQuiet());
  }

  @Test
  void the_last_thousand_are_shown() {
    String card = played.create(SandboxFixture.coupon(""));
    String session =
        WireJson.write(Map.of("openid", ANN, "cardId", card, "code", played.holds(ANN, card)));
    for (int i = 0; i < 1000; i++) {
      played.post("/sandbox/phone/enter-session", session);
    }
    List<Map<?, ?>> deliveries = deliveries();
    assertEquals(1000, deliveries.size());
    assertEquals("user_enter_session_from_card", deliveries.get(0).get("event"));
  }

  @Test
  void duplicates_come_on_demand() {
    target("plain");
    quirks("{\"duplicates\":2}");
    played.create(SandboxFixture.coupon(""));
    List<String> bodies =
        IntStream.range(0, 3).mapToObj(i -> merchant.next().body()).distinct().toList();
    assertEquals(1, bodies.size());
  }

  @Test
  void what_waits_is_shuffled_on_demand() {
    target("plain");
    quirks("{\"reorder\":true}");
    CountDownLatch go = new CountDownLatch(1);
    merchant.answer = request -> {
      awaits(go);
      return "success";
    };
    String card = played.create(SandboxFixture.coupon(",\"get_limit\":50"));
    merchant.next();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      codes.add(played.holds(ANN, card));
    }
    go.countDown();
    List<String> told = IntStream.range(0, 20)
        .mapToObj(i -> merchant.next().field("UserCardCode"))
        .toList();
    assertNotEquals(codes, told);
    assertEquals(codes.stream().sorted().toList(), told.stream().sorted().toList());
  }

  @Test
  void texts_are_odd_on_demand() {
    target("plain");
    quirks("{\"blanksOutsideCdata\":true,\"emptyCode\":true}");
    String card = played.create(SandboxFixture.coupon(""));
    merchant.next();
    String code = played.holds(ANN, card);
    Told claimed = merchant.next();
    assertTrue(claimed.body().contains("<Event> <![CDATA[user_get_card]]> </Event>"));
    assertEquals(code, claimed.field("UserCardCode"));
    played.merchant("/card/code/consume", WireJson.write(Map.of("code", code)));
    Told consumed = merchant.next();
    assertEquals("user_consume_card", consumed.field("Event"));
    assertEquals("", consumed.field("UserCardCode"));
  }

  @Test
  void a_channel_is_told_unless_it_is_to_be_left_out() {
    target("plain");
    String card = played.create(SandboxFixture.coupon(",\"get_limit\":50"));
    merchant.next();
    takes(card, "12b");
    assertEquals("12b", merchant.next().field("OuterStr"));
    quirks("{\"noOuterStr\":true}");
    takes(card, "12b");
    assertNull(merchant.next().field("OuterStr"));
  }

  @Test
  void no_text_breaks_out_of_its_element() {
    target("plain");
    String card = played.create(SandboxFixture.coupon(""));
    merchant.next();
    played.adds("a]]>&<b>\b", card);
    Told told = merchant.next();
    assertTrue(
        told.body().contains("<FromUserName><![CDATA[a]]]]><![CDATA[>&<b>?]]></FromUserName>"),
        told.body());
    assertEquals("a]]>&<b>\b", told.query().get("openid"));
  }

  @Test
  void a_gift_tells_its_channel_with_a_wrong_letter_on_demand() {
    target("plain");
    quirks("{\"outetStr\":true}");
    String card = played.create(SandboxFixture.coupon(",\"can_give_friend\":true"));
    merchant.next();
    String code = played.holds(ANN, card);
    assertNull(merchant.next().field("OutetStr"));
    played.post(
        "/sandbox/phone/gift",
        WireJson.write(Map.of("openid", ANN, "cardId", card, "code", code, "toOpenid", BOB)));
    merchant.next();
    played.post(
        "/sandbox/phone/take-gift",
        WireJson.write(Map.of("openid", BOB, "cardId", card, "code", code)));
    Told told = merchant.next();
    assertEquals("1", told.field("IsGiveByFriend"));
    assertEquals("", told.field("OutetStr"));
  }

  @Test
  void quirks_are_shown_kept_and_checked() {
    quirks("{\"duplicates\":2,\"reorder\":true}");
    Map<String, Object> kept = played.get("/sandbox/push-quirks");
    played.restart();
    assertEquals(kept, played.get("/sandbox/push-quirks"));
    assertEquals(true, kept.get("reorder"));
    assertEquals(40097, errCode(played.post("/sandbox/push-quirks", "{\"duplicates\":101}")));
    assertEquals(40097, errCode(played.post("/sandbox/push-quirks", "{\"answerMillis\":5001}")));
  }

  private Map<String, Object> target(String mode) {
    return played.post(
        "/sandbox/push-target",
        WireJson.write(
            Map.of("url", merchant.url(), "token", TOKEN, "encodingAesKey", KEY, "mode", mode)));
  }

  private void quirks(String quirks) {
    assertEquals(0, errCode(played.post("/sandbox/push-quirks", quirks)));
  }

  private void claim() {
    played.holds(ANN, played.create(SandboxFixture.coupon("")));
  }

  private void takes(String card, String outerStr) {
    played.adds(
        ANN,
        List.of(Map.of(
            "cardId",
            card,
            "cardExt",
            played.cardExt(card, Map.of(), Map.of("outer_str", outerStr)))));
  }

  private List<Map<?, ?>> deliveries() {
    List<Map<?, ?>> deliveries = new ArrayList<>();
    for (Object delivery : (List<?>) played.get("/sandbox/pushes").get("pushes")) {
      deliveries.add((Map<?, ?>) delivery);
    }
    return deliveries;
  }

  private void assertTold() {
    assertEquals("DELIVERED", resolved());
  }

  private void assertGivenUp() {
    assertEquals("ABANDONED", resolved());
  }

  private String resolved() {
    played.create(SandboxFixture.coupon(""));
    return awaitSettled(deliveries().size() - 1);
  }

  /** What becomes of a push; the merchant is told before that is written down. */
  private String awaitSettled(int index) {
    for (int i = 0; i < 10_000; i++) {
      String state = String.valueOf(deliveries().get(index).get("state"));
      if (!state.equals("PENDING")) {
        return state;
      }
    }
    throw new AssertionError("it waits still");
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Checks the message's signature and opens it, written out once more. */
  private Told opened(Told told) {
    String encrypted = told.field("Encrypt");
    assertEquals(
        sha1(TOKEN, told.query().get("timestamp"), told.query().get("nonce"), encrypted),
        told.query().get("msg_signature"));
    byte[] plain = cipher(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
    int length = ByteBuffer.wrap(plain).getInt(16);
    int end = plain.length - plain[plain.length - 1];
    assertEquals(
        played.appId(),
        new String(Arrays.copyOfRange(plain, 20 + length, end), StandardCharsets.UTF_8));
    return new Told(told.query(), new String(plain, 20, length, StandardCharsets.UTF_8));
  }

  private String sealed(String token) {
    byte[] message = "success".getBytes(StandardCharsets.UTF_8);
    byte[] appId = played.appId().getBytes(StandardCharsets.UTF_8);
    int length = 20 + message.length + appId.length;
    byte[] plain = new byte[(length / 32 + 1) * 32];
    Arrays.fill(plain, length, plain.length, (byte) (plain.length - length));
    ByteBuffer.wrap(plain).position(16).putInt(message.length).put(message).put(appId);
    String encrypted = Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE, plain));
    return "<xml><Encrypt><![CDATA[" + encrypted + "]]></Encrypt><MsgSignature><![CDATA["
        + sha1(token, "1", "2", encrypted)
        + "]]></MsgSignature><TimeStamp>1</TimeStamp><Nonce><![CDATA[2]]></Nonce></xml>";
  }

  private static byte[] cipher(int mode, byte[] bytes) {
    byte[] key = Base64.getDecoder().decode(KEY + "=");
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha1(String... parts) {
    Arrays.sort(parts);
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1")
              .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
