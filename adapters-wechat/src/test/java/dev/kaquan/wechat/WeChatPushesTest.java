package dev.kaquan.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.Pushes;
import dev.kaquan.application.port.Pushes.Reading;
import dev.kaquan.application.port.Pushes.Refusal;
import dev.kaquan.domain.event.EventMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are signed and encrypted here with code of its own, so that an error does not agree with itself. */
class WeChatPushesTest {
  private static final String TOKEN = "pamtest";
  private static final String APP_ID = "wxb11529c136998cb6";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String FORMER_KEY = "GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba";
  private static final long NOW = 1409304348;
  private static final String EVENT =
      "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><MsgType><![CDATA[event]]></MsgType>"
          + "<Event><![CDATA[user_get_card]]></Event><UserCardCode>007</UserCardCode></xml>";

  private CallbackSettings settings = CallbackSettings.encrypted(TOKEN, KEY);
  private final Pushes pushes = new WeChatPushes(
      () -> settings,
      () -> new WeChatAccount(URI.create("http://127.0.0.1"), APP_ID, "secret"),
      () -> Instant.ofEpochSecond(NOW));

  @Test
  void the_published_vector_is_accepted() {
    String sealed =
        "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";
    Map<String, String> query = Map.of(
        "signature",
        "76480565cbe296026c53aaacd1ad523a1ddba24f",
        "timestamp",
        "1409304348",
        "nonce",
        "xxxxxx",
        "msg_signature",
        "82c962d39941aa48552f90ef55aa323dc620cc10",
        "echostr",
        "5927782489442352469");
    assertEquals(new Reading.Valid<>("5927782489442352469"), pushes.echo(query));
    // The vector's message is a text and no XML, which is found after its signature and its key.
    assertEquals(Optional.of(Refusal.MALFORMED), refusal(query, safe(sealed)));
  }

  @Test
  void an_encrypted_push_is_read() throws GeneralSecurityException {
    String sealed = seal(KEY, APP_ID, EVENT);
    assertEquals("007", message(signed(NOW, sealed), safe(sealed)).text("UserCardCode"));
    assertEquals("007", message(signed(NOW, sealed), compat(sealed)).text("UserCardCode"));
    assertFalse(message(signed(NOW, sealed), compat(sealed)).fields().containsKey("Encrypt"));
  }

  @Test
  void a_plain_push_is_read_where_it_is_allowed() {
    assertEquals(Optional.of(Refusal.NOT_ENCRYPTED), refusal(signed(NOW), EVENT));
    settings = new CallbackSettings(TOKEN, "", Optional.empty(), false, Duration.ofMinutes(10));
    assertEquals("007", message(signed(NOW), EVENT).text("UserCardCode"));
    settings = new CallbackSettings(TOKEN, KEY, Optional.empty(), false, Duration.ofMinutes(10));
    assertEquals("007", message(signed(NOW), EVENT).text("UserCardCode"));
  }

  /** Only the encrypted part is covered by msg_signature. */
  @Test
  void the_plain_part_of_a_compatible_push_is_ignored() throws GeneralSecurityException {
    String sealed = seal(KEY, APP_ID, EVENT);
    String forged = compat(sealed).replace("007", "666");
    assertEquals("007", message(signed(NOW, sealed), forged).text("UserCardCode"));
  }

  @ParameterizedTest
  @CsvSource({"0,", "-600,", "600,", "-601,WRONG_TIME", "601,WRONG_TIME"})
  void the_time_of_the_signature_is_bounded_and_not_that_of_the_event(long seconds, Refusal refusal)
      throws GeneralSecurityException {
    String sealed =
        seal(KEY, APP_ID, EVENT.replace("<Event>", "<CreateTime>1409214348</CreateTime><Event>"));
    assertEquals(
        Optional.ofNullable(refusal), refusal(signed(NOW + seconds, sealed), safe(sealed)));
    Map<String, String> echo = new LinkedHashMap<>(signed(NOW + seconds));
    echo.put("echostr", "1");
    assertEquals(
        Optional.ofNullable(refusal),
        pushes.echo(echo).fold(valid -> Optional.empty(), Optional::of));
  }

  @Test
  void the_previous_key_is_accepted_until_its_time() throws GeneralSecurityException {
    String sealed = seal(FORMER_KEY, APP_ID, EVENT);
    assertEquals(Optional.of(Refusal.WRONG_KEY), refusal(signed(NOW, sealed), safe(sealed)));
    settings = withPrevious(FORMER_KEY, NOW + 1);
    assertEquals(Optional.empty(), refusal(signed(NOW, sealed), safe(sealed)));
    assertTrue(pushes.setup().hasPreviousKey());
    settings = withPrevious(FORMER_KEY, NOW);
    assertEquals(Optional.of(Refusal.WRONG_KEY), refusal(signed(NOW, sealed), safe(sealed)));
    settings = withPrevious("too short", NOW + 1);
    assertEquals(Optional.of(Refusal.WRONG_KEY), refusal(signed(NOW, sealed), safe(sealed)));
    assertEquals(1, pushes.setup().problems().size());
  }

  @Test
  void another_account_is_refused() throws GeneralSecurityException {
    String sealed = seal(KEY, "wx49f0ab532d5d035a", EVENT);
    assertEquals(Optional.of(Refusal.WRONG_ACCOUNT), refusal(signed(NOW, sealed), safe(sealed)));
  }

  @Test
  void an_encrypted_push_needs_a_key() throws GeneralSecurityException {
    settings = new CallbackSettings(TOKEN, "", Optional.empty(), false, Duration.ofMinutes(10));
    assertEquals(
        Optional.of(Refusal.WRONG_KEY), refusal(signed(NOW), safe(seal(KEY, APP_ID, EVENT))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"signature", "timestamp", "nonce"})
  void a_changed_or_missing_parameter_is_refused(String name) {
    Map<String, String> query = new LinkedHashMap<>(signed(NOW));
    settings = new CallbackSettings(TOKEN, "", Optional.empty(), false, Duration.ofMinutes(10));
    query.put(name, "1");
    assertEquals(Optional.of(Refusal.WRONG_SIGNATURE), refusal(query, EVENT));
    query.remove(name);
    Refusal expected = name.equals("nonce") ? Refusal.WRONG_SIGNATURE : Refusal.MALFORMED;
    assertEquals(Optional.of(expected), refusal(query, EVENT));
  }

  @Test
  void nothing_is_accepted_without_a_token() {
    settings = CallbackSettings.NONE;
    assertEquals(Optional.of(Refusal.NOT_CONFIGURED), refusal(signed(NOW), EVENT));
    assertEquals(
        Optional.of(Refusal.NOT_CONFIGURED),
        pushes.echo(signed(NOW)).fold(valid -> Optional.empty(), Optional::of));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "<xml/>", "<html><a>1</a></html>", "{\"a\":1}"})
  void a_body_that_is_no_push_is_refused(String body) {
    settings = new CallbackSettings(TOKEN, "", Optional.empty(), false, Duration.ofMinutes(10));
    assertEquals(Optional.of(Refusal.MALFORMED), refusal(signed(NOW), body));
  }

  @Test
  void problems_of_the_settings_are_named() {
    settings = new CallbackSettings("a b", "short", Optional.empty(), true, Duration.ofMinutes(1));
    assertEquals(
        List.of(
            "the token must be 3 to 32 letters and digits",
            "the EncodingAESKey must be 43 letters and digits"),
        pushes.setup().problems());
    settings = new CallbackSettings(TOKEN, "", Optional.empty(), true, Duration.ofMinutes(1));
    assertEquals(1, pushes.setup().problems().size());
    settings = CallbackSettings.encrypted(TOKEN, KEY);
    assertEquals(new Pushes.Setup(true, true, false, true, List.of()), pushes.setup());
  }

  @Test
  void secrets_are_not_printed() {
    String text =
        withPrevious(FORMER_KEY, NOW) + " " + withPrevious(FORMER_KEY, NOW).previous();
    assertFalse(text.contains(TOKEN) || text.contains(KEY) || text.contains(FORMER_KEY));
  }

  /** Whatever is changed in a request, it is refused or means the same. */
  @Test
  void mutations_are_refused() throws GeneralSecurityException {
    String sealed = seal(KEY, APP_ID, EVENT);
    String body = safe(sealed);
    Map<String, String> query = signed(NOW, sealed);
    Random random = new Random(14);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder changed = new StringBuilder(body);
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        changed.setCharAt(random.nextInt(changed.length()), (char) (32 + random.nextInt(95)));
      }
      pushes
          .read(query, changed.toString())
          .fold(
              message -> {
                assertEquals("007", message.text("UserCardCode"));
                return "";
              },
              Refusal::wireName);
    }
  }

  private static CallbackSettings withPrevious(String key, long until) {
    return new CallbackSettings(
        TOKEN,
        KEY,
        Optional.of(new CallbackSettings.PreviousKey(key, Instant.ofEpochSecond(until))),
        true,
        Duration.ofMinutes(10));
  }

  private EventMessage message(Map<String, String> query, String body) {
    return pushes.read(query, body).fold(message -> message, reason -> {
      throw new AssertionError(reason);
    });
  }

  private Optional<Refusal> refusal(Map<String, String> query, String body) {
    return pushes.read(query, body).fold(message -> Optional.empty(), Optional::of);
  }

  private static String safe(String sealed) {
    return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[" + sealed
        + "]]></Encrypt></xml>";
  }

  private static String compat(String sealed) {
    return EVENT.replace("</xml>", "<Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>");
  }

  private static Map<String, String> signed(long timestamp) {
    String time = Long.toString(timestamp);
    return Map.of("signature", sha1(TOKEN, time, "n"), "timestamp", time, "nonce", "n");
  }

  private static Map<String, String> signed(long timestamp, String sealed) {
    Map<String, String> query = new LinkedHashMap<>(signed(timestamp));
    query.put("encrypt_type", "aes");
    query.put("msg_signature", sha1(TOKEN, Long.toString(timestamp), "n", sealed));
    return query;
  }

  private static String sha1(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      new TreeSet<>(List.of(parts))
          .forEach(part -> digest.update(part.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String seal(String key, String appId, String message)
      throws GeneralSecurityException {
    byte[] secret = Base64.getDecoder().decode(key + "=");
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] account = appId.getBytes(StandardCharsets.UTF_8);
    int length = 20 + text.length + account.length;
    int padded = (length / 32 + 1) * 32;
    byte[] plain = new byte[padded];
    for (int i = 0; i < 4; i++) {
      plain[16 + i] = (byte) (text.length >>> 8 * (3 - i));
    }
    System.arraycopy(text, 0, plain, 20, text.length);
    System.arraycopy(account, 0, plain, 20 + text.length, account.length);
    for (int i = length; i < padded; i++) {
      plain[i] = (byte) (padded - length);
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(secret, 0, 16));
    return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
  }
}
