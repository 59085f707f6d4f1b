package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.web.Reply;
import java.util.Map;

/**
 * The bonus or the balance of a member changed.
 *
 * @param bonus the difference
 * @param balance the difference in fen
 */
public record MembershipChanged(String openid, String cardId, String code, long bonus, long balance)
    implements CardEvent {
  @Override
  public String name() {
    return "update_member_card";
  }

  @Override
  public Map<String, Object> fields() {
    return Reply.fields(
        "CardId", cardId,
        "UserCardCode", code,
        "ModifyBonus", bonus,
        "ModifyBalance", balance);
  }
}
