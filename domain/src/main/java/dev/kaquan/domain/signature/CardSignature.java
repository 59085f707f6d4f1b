package dev.kaquan.domain.signature;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * WeChat's card signature: the values sorted by their bytes, concatenated without a separator,
 * hashed with SHA-1.
 *
 * @param hex 40 lower-case hex digits
 * @see <a href="https://developers.weixin.qq.com/doc/service/en/Cards_and_Offer/">WeChat's card
 *     reference (read on 2026-11-23)</a>
 */
public record CardSignature(String hex) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  public CardSignature {
    Check.matches(
        "signature", hex, SHAPE, "must be 40 lower-case hex digits", RuleReference.SIGNATURE);
  }

  /**
   * Signs {@code values} with {@code ticket}. An empty value has the same effect as an absent one.
   *
   * @param values what is signed besides the ticket, in any order
   * @throws dev.kaquan.domain.InvalidValueException if a value is not ASCII: sorting by UTF-16 units
   *     and by bytes would differ
   */
  public static CardSignature over(ApiTicket ticket, String... values) {
    String text = Stream.concat(Stream.of(ticket.reveal()), Arrays.stream(values))
        .sorted()
        .collect(Collectors.joining());
    Check.matches("signed value", text, ASCII, "must be ASCII", RuleReference.SIGNATURE);
    return new CardSignature(DigestUtils.sha1Hex(text));
  }

  @Override
  public String toString() {
    return hex;
  }
}
