package dev.kaquan.wire.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Published values of other implementations. */
class MessageCryptoTest {
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String APPID = "wxb11529c136998cb6";
  private static final String SEALED =
      "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";

  private final MessageCrypto cipher = new MessageCrypto(KEY, APPID);

  @Test
  void a_query_is_signed() {
    assertEquals(
        "76480565cbe296026c53aaacd1ad523a1ddba24f",
        MessageCrypto.signature("pamtest", "1409304348", "xxxxxx"));
  }

  @Test
  void a_message_is_encrypted_and_signed() {
    assertEquals(SEALED, cipher.encrypt("aaaabbbbccccdddd".getBytes(UTF_8), "我是中文abcd123"));
    assertEquals(
        "82c962d39941aa48552f90ef55aa323dc620cc10",
        MessageCrypto.signature("pamtest", "1409304348", "xxxxxx", SEALED));
  }

  @Test
  void a_message_is_decrypted() {
    assertEquals(Optional.of("我是中文abcd123"), cipher.decrypt(SEALED));
  }

  @Test
  void an_echo_of_wechatpy_is_decrypted() {
    String echo =
        "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==";
    assertEquals(
        "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96",
        MessageCrypto.signature("123456", "1411443780", "437374425", echo));
    MessageCrypto theirs =
        new MessageCrypto("kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR", "wx49f0ab532d5d035a");
    assertEquals(Optional.of("5927782489442352469"), theirs.decrypt(echo));
  }

  @Test
  void what_is_another_accounts_or_broken_is_not_decrypted() {
    assertEquals(Optional.empty(), new MessageCrypto(KEY, "wx49f0ab532d5d035a").decrypt(SEALED));
    assertEquals(Optional.empty(), new MessageCrypto(KEY.replace('a', 'b'), APPID).decrypt(SEALED));
    assertEquals(Optional.empty(), cipher.decrypt("AAAA"));
    assertEquals(Optional.empty(), cipher.decrypt(""));
    assertEquals(Optional.empty(), cipher.decrypt("no base64!"));
  }

  @Test
  void the_account_of_a_message_is_known() {
    MessageCrypto other = new MessageCrypto(KEY, "wx49f0ab532d5d035a");
    assertEquals(Optional.of(APPID), other.open(SEALED).map(MessageCrypto.Opened::appId));
    assertEquals(Optional.empty(), new MessageCrypto(KEY.replace('a', 'b'), APPID).open(SEALED));
  }

  /** A changed ciphertext is decrypted to something else, or not at all. */
  @Test
  void mutations_are_harmless() {
    Random random = new Random(14);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Base64.getDecoder().decode(SEALED);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      String changed = Base64.getEncoder()
          .encodeToString(Arrays.copyOf(bytes, bytes.length - 16 * random.nextInt(4)));
      String text = cipher.decrypt(changed).orElse("");
      assertTrue(text.length() < 100);
    }
  }

  @Test
  void every_length_is_decrypted() {
    for (int length = 0; length < 70; length++) {
      String message = "x".repeat(length);
      String sealed = cipher.encrypt(new byte[16], message);
      assertEquals(Optional.of(message), cipher.decrypt(sealed));
    }
  }
}
