package dev.kaquan.domain.member;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.PercentCodec;

/**
 * The parameters of the open-card component, which {@code wx.navigateToMiniProgram} takes as {@code
 * extraData}: the values of a link, each decoded once.
 *
 * @param encryptCardId standard Base64, as WeChat returned it
 * @param outerStr the channel; may be empty
 * @param biz the account in Base64
 * @see <a href="https://developers.weixin.qq.com/miniprogram/en/dev/framework/open-ability/card/membership-card.html">
 *     WeChat's page of the component</a>
 */
public record OpenCardLink(String encryptCardId, String outerStr, String biz) {
  /** The appid of the component, the same for every merchant. */
  public static final String COMPONENT_APP_ID = "wxeb490c6f9b154ef9";

  public OpenCardLink {
    requirePresent("encrypt_card_id", encryptCardId);
    requirePresent("biz", biz);
  }

  /**
   * Parses the {@code url} of {@code /card/membercard/activate/geturl}. Its query begins with a pair and
   * two ampersands, and a fragment follows it. A plus sign stands for itself, in Base64 too.
   *
   * @throws InvalidValueException if a parameter is absent, repeated or malformed
   */
  public static OpenCardLink parse(String url) {
    int fragment = url.indexOf('#');
    String withoutFragment = fragment < 0 ? url : url.substring(0, fragment);
    int query = withoutFragment.indexOf('?');
    Map<String, String> values = new HashMap<>();
    for (String pair : withoutFragment.substring(query + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = pair.substring(0, equals);
        String before = values.put(name, decoded(name, pair.substring(equals + 1)));
        Check.that(before == null, name, "is repeated", RuleReference.OPEN_CARD_COMPONENT);
      }
    }
    return new OpenCardLink(
        values.getOrDefault("encrypt_card_id", ""),
        values.getOrDefault("outer_str", ""),
        values.getOrDefault("biz", ""));
  }

  private static String decoded(String name, String value) {
    try {
      byte[] bytes = new PercentCodec().decode(value.getBytes(StandardCharsets.UTF_8));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (DecoderException | CharacterCodingException e) {
      throw new InvalidValueException(
          name, "must be percent-encoded UTF-8", RuleReference.OPEN_CARD_COMPONENT);
    }
  }

  private static void requirePresent(String name, String value) {
    Check.that(!value.isEmpty(), name, "must be present", RuleReference.OPEN_CARD_COMPONENT);
  }
}
