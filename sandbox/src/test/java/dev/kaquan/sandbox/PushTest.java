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

import dev.kaquan.sandbox.StubMerchant.ReceivedPush;
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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
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

/** Events are pushed to the merchant's server. */
class PushTest {
  private static final String TOKEN = "pamtest";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  @TempDir
  private Path folder;

  private SandboxFixture sandbox;
  private StubMerchant merchant;

  @BeforeEach
  void start() {
    sandbox = new SandboxFixture(folder);
    merchant = new StubMerchant();
  }

  @AfterEach
  void stop() {
    merchant.close();
    sandbox.close();
  }

  @Test
  void the_url_is_verified_before_it_is_stored() {
    List<ReceivedPush> checks = new ArrayList<>();
    merchant.echo = request -> {
      checks.add(request);
      return request.query().get("echostr");
    };
    assertEquals(0, errCode(target("plain")));
    Map<String, String> query = checks.get(0).query();
    assertEquals(sha1(TOKEN, query.get("timestamp"), query.get("nonce")), query.get("signature"));
    assertEquals(Long.toString(sandbox.now().getEpochSecond()), query.get("timestamp"));
    Map<String, Object> stored = sandbox.get("/sandbox/push-target");
    assertEquals(merchant.url(), stored.get("url"));
    assertEquals("plain", stored.get("mode"));
    assertFalse(stored.toString().contains(TOKEN));
    assertFalse(stored.toString().contains(KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "%s ", "\"%s\"", "%s\n"})
  void a_url_that_does_not_echo_is_not_stored(String echo) {
    merchant.echo = request -> echo.formatted(request.query().get("echostr"));
    Map<String, Object> refused = target("plain");
    assertEquals(40097, errCode(refused));
    assertTrue(text(refused, "errmsg").contains("echostr"), refused.toString());
    assertEquals(Map.of("mode", "none"), sandbox.get("/sandbox/push-target"));
  }

  @Test
  void a_url_that_responds_with_an_error_or_nothing_is_not_stored() {
    merchant.status = 403;
    assertTrue(text(target("plain"), "errmsg").contains("HTTP 403"));
    merchant.close();
    assertTrue(text(target("plain"), "errmsg").contains("cannot be reached"));
    assertEquals(Map.of("mode", "none"), sandbox.get("/sandbox/push-target"));
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
  void the_sandbox_calls_no_other_machine(String url, String why) {
    Map<String, Object> refused =
        sandbox.post("/sandbox/push-target", WireJson.write(Map.of("url", url, "token", TOKEN)));
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
  void a_target_must_be_complete(String body, int errcode) {
    assertEquals(errcode, errCode(sandbox.post("/sandbox/push-target", body)));
  }

  @Test
  void a_claim_is_pushed_as_plain_xml() {
    target("plain");
    String card = sandbox.create(SandboxFixture.coupon(""));
    assertEquals("card_pass_check", merchant.next().field("Event"));
    String code = sandbox.holds(ANN, card);
    ReceivedPush push = merchant.next();
    assertEquals(
        ("<xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>"
                + "<CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType>"
                + "<Event><![CDATA[user_get_card]]></Event><CardId><![CDATA[%s]]></CardId>"
                + "<IsGiveByFriend>0</IsGiveByFriend><UserCardCode><![CDATA[%s]]></UserCardCode>"
                + "<FriendUserName><![CDATA[]]></FriendUserName><OuterId>0</OuterId>"
                + "<OldUserCardCode><![CDATA[]]></OldUserCardCode>"
                + "<IsRestoreMemberCard>0</IsRestoreMemberCard>"
                + "<IsRecommendByFriend>0</IsRecommendByFriend></xml>")
            .formatted(push.field("ToUserName"), ANN, sandbox.now().getEpochSecond(), card, code),
        push.body());
    assertTrue(push.field("ToUserName").startsWith("gh_"));
    assertEquals(ANN, push.query().get("openid"));
    assertEquals(
        sha1(TOKEN, push.query().get("timestamp"), push.query().get("nonce")),
        push.query().get("signature"));
    assertNull(push.query().get("encrypt_type"));
  }

  @Test
  void safe_mode_tells_it_encrypted_only() {
    target("safe");
    ReceivedPush push = claim();
    assertNull(push.field("Event"));
    assertEquals("user_get_card", opened(push).field("Event"));
    assertEquals("aes", push.query().get("encrypt_type"));
  }

  @Test
  void compat_mode_tells_it_both_ways() {
    target("compat");
    ReceivedPush push = claim();
    assertEquals("user_get_card", push.field("Event"));
    assertEquals(push.field("UserCardCode"), opened(push).field("UserCardCode"));
  }

  @Test
  void events_are_delivered_in_order() {
    target("plain");
    String card = sandbox.create(SandboxFixture.coupon(",\"get_limit\":50"));
    merchant.next();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      codes.add(sandbox.holds(ANN, card));
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
    String card = sandbox.create(SandboxFixture.coupon(""));
    List<ReceivedPush> tries = List.of(merchant.next(), merchant.next(), merchant.next());
    assertEquals(1, tries.stream().map(ReceivedPush::body).distinct().count());
    assertEquals("ABANDONED", awaitSettled(0));
    merchant.answer = request -> "success";
    sandbox.holds(ANN, card);
    assertEquals("user_get_card", merchant.next().field("Event"));
    Map<?, ?> first = deliveries().get(0);
    assertEquals("ABANDONED", first.get("state"));
    assertEquals(3, ((Number) first.get("tries")).intValue());
    assertTrue(first.get("why").toString().contains("success"), first.toString());
  }

  @Test
  void a_push_that_is_accepted_at_the_second_attempt_is_delivered() {
    target("plain");
    merchant.answer = request -> {
      merchant.answer = next -> "";
      throw new IllegalStateException("the connection breaks");
    };
    String card = sandbox.create(SandboxFixture.coupon(""));
    merchant.next();
    merchant.next();
    sandbox.holds(ANN, card);
    merchant.next();
    assertEquals("DELIVERED", deliveries().get(0).get("state"));
    assertEquals(2, ((Number) deliveries().get(0).get("tries")).intValue());
  }

  @Test
  void a_late_response_is_a_timeout() {
    target("plain");
    quirks("{\"answerMillis\":50}");
    CountDownLatch late = new CountDownLatch(1);
    merchant.answer = request -> {
      awaits(late);
      return "success";
    };
    sandbox.create(SandboxFixture.coupon(""));
    assertEquals("ABANDONED", awaitSettled(0));
    late.countDown();
    assertEquals("no answer in 50 ms", deliveries().get(0).get("why"));
  }

  @Test
  void an_answer_may_be_a_message_or_sealed() {
    target("plain");
    merchant.answer = request -> "<xml><MsgType><![CDATA[text]]></MsgType></xml>";
    assertPushed();
    target("safe");
    assertGivenUp();
    merchant.answer = request -> sealed(TOKEN);
    assertPushed();
    merchant.answer = request -> sealed("another");
    assertGivenUp();
    merchant.answer =
        request -> "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml>&e;</xml>";
    assertGivenUp();
  }

  @Test
  void pending_events_are_delivered_after_a_restart() {
    target("plain");
    CountDownLatch over = new CountDownLatch(1);
    merchant.answer = request -> {
      awaits(over);
      return "success";
    };
    String code = sandbox.holds(ANN, sandbox.create(SandboxFixture.coupon("")));
    // One without a person and one to a person: neither waits for the other.
    merchant.next();
    merchant.next();
    sandbox.restart();
    over.countDown();
    merchant.answer = request -> "success";
    List<ReceivedPush> both = List.of(merchant.next(), merchant.next());
    assertEquals(
        Set.of("card_pass_check", "user_get_card"),
        both.stream().map(push -> push.field("Event")).collect(Collectors.toSet()));
    assertTrue(both.stream().anyMatch(push -> code.equals(push.field("UserCardCode"))));
  }

  @Test
  void events_without_a_target_are_never_delivered() {
    sandbox.create(SandboxFixture.coupon(""));
    assertEquals("UNDELIVERABLE", deliveries().get(0).get("state"));
    target("plain");
    sandbox.create(SandboxFixture.coupon(""));
    merchant.next();
    assertEquals("DELIVERED", awaitSettled(1));
    assertTrue(merchant.isQuiet());
  }

  @Test
  void the_last_thousand_are_shown() {
    String card = sandbox.create(SandboxFixture.coupon(""));
    String session =
        WireJson.write(Map.of("openid", ANN, "cardId", card, "code", sandbox.holds(ANN, card)));
    for (int i = 0; i < 1000; i++) {
      sandbox.post("/sandbox/phone/enter-session", session);
    }
    List<Map<?, ?>> deliveries = deliveries();
    assertEquals(1000, deliveries.size());
    assertEquals("user_enter_session_from_card", deliveries.get(0).get("event"));
  }

  @Test
  void duplicates_are_sent_on_demand() {
    target("plain");
    quirks("{\"duplicates\":2}");
    sandbox.create(SandboxFixture.coupon(""));
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
    String card = sandbox.create(SandboxFixture.coupon(",\"get_limit\":50"));
    merchant.next();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      codes.add(sandbox.holds(ANN, card));
    }
    go.countDown();
    List<String> push = IntStream.range(0, 20)
        .mapToObj(i -> merchant.next().field("UserCardCode"))
        .toList();
    assertNotEquals(codes, push);
    assertEquals(codes.stream().sorted().toList(), push.stream().sorted().toList());
  }

  @Test
  void texts_are_odd_on_demand() {
    target("plain");
    quirks("{\"blanksOutsideCdata\":true,\"emptyCode\":true}");
    String card = sandbox.create(SandboxFixture.coupon(""));
    merchant.next();
    String code = sandbox.holds(ANN, card);
    ReceivedPush claimed = merchant.next();
    assertTrue(claimed.body().contains("<Event> <![CDATA[user_get_card]]> </Event>"));
    assertEquals(code, claimed.field("UserCardCode"));
    sandbox.merchant("/card/code/consume", WireJson.write(Map.of("code", code)));
    ReceivedPush consumed = merchant.next();
    assertEquals("user_consume_card", consumed.field("Event"));
    assertEquals("", consumed.field("UserCardCode"));
  }

  @Test
  void an_event_contains_the_channel_unless_it_is_configured_away() {
    target("plain");
    String card = sandbox.create(SandboxFixture.coupon(",\"get_limit\":50"));
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
    String card = sandbox.create(SandboxFixture.coupon(""));
    merchant.next();
    sandbox.adds("a]]>&<b>\b", card);
    ReceivedPush push = merchant.next();
    assertTrue(
        push.body().contains("<FromUserName><![CDATA[a]]]]><![CDATA[>&<b>?]]></FromUserName>"),
        push.body());
    assertEquals("a]]>&<b>\b", push.query().get("openid"));
  }

  @Test
  void a_gift_tells_its_channel_with_a_wrong_letter_on_demand() {
    target("plain");
    quirks("{\"outetStr\":true}");
    String card = sandbox.create(SandboxFixture.coupon(",\"can_give_friend\":true"));
    merchant.next();
    String code = sandbox.holds(ANN, card);
    assertNull(merchant.next().field("OutetStr"));
    sandbox.post(
        "/sandbox/phone/gift",
        WireJson.write(Map.of("openid", ANN, "cardId", card, "code", code, "toOpenid", BOB)));
    merchant.next();
    sandbox.post(
        "/sandbox/phone/take-gift",
        WireJson.write(Map.of("openid", BOB, "cardId", card, "code", code)));
    ReceivedPush push = merchant.next();
    assertEquals("1", push.field("IsGiveByFriend"));
    assertEquals("", push.field("OutetStr"));
  }

  @Test
  void a_claim_has_a_union_id_on_demand() {
    target("plain");
    String card = sandbox.create(SandboxFixture.coupon(",\"get_limit\":9"));
    merchant.next();
    sandbox.holds(ANN, card);
    assertNull(merchant.next().field("UnionId"));
    quirks("{\"unionId\":true}");
    sandbox.holds(ANN, card);
    String ann = merchant.next().field("UnionId");
    sandbox.holds(BOB, card);
    assertNotEquals(ann, merchant.next().field("UnionId"));
    quirks("{\"placeholderUnionId\":true}");
    sandbox.holds(ANN, card);
    String placeholder = merchant.next().field("UnionId");
    assertTrue(placeholder.startsWith("oAAAAA"));
    sandbox.holds(BOB, card);
    assertEquals(placeholder, merchant.next().field("UnionId"));
  }

  @Test
  void quirks_are_returned_stored_and_validated() {
    quirks("{\"duplicates\":2,\"reorder\":true}");
    Map<String, Object> stored = sandbox.get("/sandbox/push-quirks");
    sandbox.restart();
    assertEquals(stored, sandbox.get("/sandbox/push-quirks"));
    assertEquals(true, stored.get("reorder"));
    assertEquals(40097, errCode(sandbox.post("/sandbox/push-quirks", "{\"duplicates\":101}")));
    assertEquals(40097, errCode(sandbox.post("/sandbox/push-quirks", "{\"answerMillis\":5001}")));
  }

  private Map<String, Object> target(String mode) {
    return sandbox.post(
        "/sandbox/push-target",
        WireJson.write(
            Map.of("url", merchant.url(), "token", TOKEN, "encodingAesKey", KEY, "mode", mode)));
  }

  private void quirks(String quirks) {
    assertEquals(0, errCode(sandbox.post("/sandbox/push-quirks", quirks)));
  }

  /** Returns the push of a claim; that of the review, which goes to nobody, is not ordered with it. */
  private ReceivedPush claim() {
    String card = sandbox.create(SandboxFixture.coupon(""));
    merchant.next();
    sandbox.holds(ANN, card);
    return merchant.next();
  }

  private void takes(String card, String outerStr) {
    sandbox.adds(
        ANN,
        List.of(Map.of(
            "cardId",
            card,
            "cardExt",
            sandbox.cardExt(card, Map.of(), Map.of("outer_str", outerStr)))));
  }

  private List<Map<?, ?>> deliveries() {
    List<Map<?, ?>> deliveries = new ArrayList<>();
    for (Object delivery : (List<?>) sandbox.get("/sandbox/pushes").get("pushes")) {
      deliveries.add((Map<?, ?>) delivery);
    }
    return deliveries;
  }

  private void assertPushed() {
    assertEquals("DELIVERED", resolved());
  }

  private void assertGivenUp() {
    assertEquals("ABANDONED", resolved());
  }

  private String resolved() {
    sandbox.create(SandboxFixture.coupon(""));
    return awaitSettled(deliveries().size() - 1);
  }

  /** Returns the final state of a push, which is stored after the merchant receives it. */
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
  private ReceivedPush opened(ReceivedPush push) {
    String encrypted = push.field("Encrypt");
    assertEquals(
        sha1(TOKEN, push.query().get("timestamp"), push.query().get("nonce"), encrypted),
        push.query().get("msg_signature"));
    byte[] plain = cipher(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
    int length = ByteBuffer.wrap(plain).getInt(16);
    int end = plain.length - plain[plain.length - 1];
    assertEquals(
        sandbox.appId(),
        new String(Arrays.copyOfRange(plain, 20 + length, end), StandardCharsets.UTF_8));
    return new ReceivedPush(push.query(), new String(plain, 20, length, StandardCharsets.UTF_8));
  }

  private String sealed(String token) {
    byte[] message = "success".getBytes(StandardCharsets.UTF_8);
    byte[] appId = sandbox.appId().getBytes(StandardCharsets.UTF_8);
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
