package dev.kaquan.domain.signature;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * The secret that signs cards: the ticket of type {@code wx_card}, issued by WeChat for 7,200
 * seconds to the account that created the cards.
 *
 * <p>Used exactly as received: leading and trailing spaces count, as in WeChat's own example.
 */
public final class ApiTicket {
  private static final Pattern SHAPE = Pattern.compile("[ -~]{1,512}");

  private final String value;

  /** Checks a ticket: 1 to 512 printable ASCII characters. */
  public ApiTicket(String value) {
    Check.matches(
        "api_ticket",
        value,
        SHAPE,
        "must be 1 to 512 printable ASCII characters",
        RuleReference.SIGNATURE);
    this.value = value;
  }

  /** Returns the secret. Search the code for this name to find every place that sees it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApiTicket ticket
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.US_ASCII),
            ticket.value.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "ApiTicket[secret]";
  }
}
