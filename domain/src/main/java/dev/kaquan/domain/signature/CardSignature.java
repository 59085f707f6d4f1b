package dev.kaquan.domain.signature;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * WeChat's card signature: the values sorted by their bytes, concatenated without a separator,
 * hashed with SHA-1, written as 40 lower-case hex digits.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/en/Cards_and_Offer/">WeChat's card
 *     reference (read on 2026-11-23)</a>
 */
public final class CardSignature {
  private final String hex;

  private CardSignature(String hex) {
    this.hex = hex;
  }

  /**
   * Signs {@code values} with {@code ticket}. An empty value has the same effect as an absent one.
   *
   * @param values what is signed besides the ticket, in any order
   * @throws dev.kaquan.domain.InvalidValueException if a value is not ASCII: sorting by UTF-16 units
   *     and by bytes would differ
   */
  public static CardSignature over(ApiTicket ticket, String... values) {
    String[] all = Arrays.copyOf(values, values.length + 1);
    all[values.length] = ticket.reveal();
    Arrays.sort(all);
    String text = String.join("", all);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean isAscii = bytes.length == text.length();
    Check.that(isAscii, "signed value", "must be ASCII", RuleReference.SIGNATURE);
    return new CardSignature(DigestUtils.sha1Hex(bytes));
  }

  /** Returns the 40 digits. */
  public String hex() {
    return hex;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CardSignature signature && hex.equals(signature.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return hex;
  }
}
