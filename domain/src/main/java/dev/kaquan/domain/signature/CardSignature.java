package dev.kaquan.domain.signature;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.Source;
import java.util.Arrays;

/**
 * WeChat's card signature: the values sorted by their bytes, joined with nothing between, hashed
 * with SHA-1, written as 40 lower-case hex digits.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/en/Cards_and_Offer/">WeChat's reference
 *     of cards (read on 2026-11-23)</a>
 */
public record CardSignature(String hex) {
  public CardSignature {
    Check.that(isHex(hex), "signature", "must be 40 lower-case hex digits", Source.SIGNATURE);
  }

  /**
   * Signs {@code values} with {@code ticket}. An empty value signs like an absent one.
   *
   * @param values what is signed besides the ticket, in any order; ASCII
   * @throws dev.kaquan.domain.InvalidValueException if a value is not ASCII, for then its place in
   *     the order would not be certain
   */
  public static CardSignature over(ApiTicket ticket, String... values) {
    String[] sorted = Arrays.copyOf(values, values.length + 1);
    sorted[values.length] = ticket.reveal();
    Arrays.sort(sorted);
    return new CardSignature(Sha1.hexOf(sorted));
  }

  /** Without a regular expression, which would cost more than the sorting. */
  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == 40;
  }

  @Override
  public String toString() {
    return hex;
  }
}
