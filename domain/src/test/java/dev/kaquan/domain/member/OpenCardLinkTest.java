package dev.kaquan.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.domain.InvalidValueException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCardLinkTest {
  /** The example of WeChat's page, see docs/wechat.md. */
  private static final String EXAMPLE =
      "https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&&encrypt_card_id="
          + "3%2Bm9vVGt9YzgCphZE8Z28dUux7i0jgCUWu32QayFZsscPd7oyXGsHp9HoOjH9ML%2B"
          + "&outer_str=guide&biz=MzU2ODQzMDM1MQ%3D%3D#wechat_redirect";

  @Test
  void the_example_of_wechat_is_parsed() {
    assertEquals(
        new OpenCardLink(
            "3+m9vVGt9YzgCphZE8Z28dUux7i0jgCUWu32QayFZsscPd7oyXGsHp9HoOjH9ML+",
            "guide",
            "MzU2ODQzMDM1MQ=="),
        OpenCardLink.parse(EXAMPLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a+b", "a b", "a&b=c", "?x#y", "100%", "%41", "门店 7号", "😀", "'\"{}", "==", "&&", ""
      })
  void a_channel_survives_whatever_it_contains(String channel) {
    assertEquals(channel, OpenCardLink.parse(url("abc+/", channel, "Mz==")).outerStr());
  }

  @Test
  void random_values_survive_the_encoding_of_another_program() {
    SplittableRandom random = new SplittableRandom(20261126);
    for (int round = 0; round < 2000; round++) {
      byte[] id = new byte[48];
      random.nextBytes(id);
      OpenCardLink link = new OpenCardLink(
          Base64.getEncoder().encodeToString(id),
          text(random),
          Base64.getEncoder()
              .encodeToString(
                  Long.toString(random.nextLong(1L << 40)).getBytes(StandardCharsets.US_ASCII)));
      assertEquals(
          link, OpenCardLink.parse(url(link.encryptCardId(), link.outerStr(), link.biz())));
    }
  }

  @Test
  void a_plus_sign_that_was_not_encoded_stands_for_itself() {
    assertEquals(
        new OpenCardLink("a+b/c", "", "Mz=="),
        OpenCardLink.parse("https://x.example/?encrypt_card_id=a+b/c&biz=Mz=="));
  }

  @ParameterizedTest
  @CsvSource({
    "https://x.example/, encrypt_card_id",
    "https://x.example/?encrypt_card_id=&biz=x, encrypt_card_id",
    "https://x.example/?encrypt_card_id=x, biz",
    "https://x.example/?encrypt_card_id=x#&biz=x, biz",
    "https://x.example/?encrypt_card_id=x&biz=x&biz=y, biz",
    "https://x.example/?encrypt_card_id=%4&biz=x, encrypt_card_id",
    "https://x.example/?encrypt_card_id=%zz&biz=x, encrypt_card_id",
    "https://x.example/?encrypt_card_id=x&biz=x&outer_str=%ff, outer_str",
    "'', encrypt_card_id",
  })
  void a_malformed_link_is_refused(String url, String field) {
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> OpenCardLink.parse(url));
    assertEquals(field, refusal.violations().get(0).field());
  }

  private static String url(String encryptCardId, String outerStr, String biz) {
    return "https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&&encrypt_card_id="
        + encoded(encryptCardId) + "&outer_str=" + encoded(outerStr) + "&biz=" + encoded(biz)
        + "#wechat_redirect";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String text(SplittableRandom random) {
    int[] alphabet = "ab+ &=?#%/\\'门店😀\u0001".codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
