package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.web.Reply;
import java.util.Map;

/** A person submitted the form of a member card. */
public record FormSubmitted(String openid, String cardId, String code) implements CardEvent {
  @Override
  public String name() {
    return "submit_membercard_user_info";
  }

  @Override
  public Map<String, Object> fields() {
    return Reply.fields("CardId", cardId, "UserCardCode", code);
  }
}
