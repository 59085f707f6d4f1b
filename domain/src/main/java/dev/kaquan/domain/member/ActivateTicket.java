package dev.kaquan.domain.member;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;

/**
 * The secret with which a merchant fetches what a person filled in, once. WeChat does not document its
 * form: assumed are 1 to 512 characters.
 */
public record ActivateTicket(String value) {
  private static final int MAX_LENGTH = 512;

  public ActivateTicket {
    Check.that(
        !value.isEmpty() && value.length() <= MAX_LENGTH,
        "activate_ticket",
        "must be 1 to 512 characters",
        RuleReference.OPEN_CARD_COMPONENT);
  }

  @Override
  public String toString() {
    return "ActivateTicket[secret]";
  }
}
