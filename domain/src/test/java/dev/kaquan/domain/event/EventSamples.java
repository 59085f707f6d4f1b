package dev.kaquan.domain.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** Messages like WeChat's. */
public final class EventSamples {
  private EventSamples() {}

  /** Returns an event of a person; {@code more} are names and values in turn. */
  public static EventMessage of(String type, String openid, long createTime, String... more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ToUserName", "gh_fc0a06a20993");
    fields.put("FromUserName", openid);
    fields.put("CreateTime", Long.toString(createTime));
    fields.put("MsgType", "event");
    fields.put("Event", type);
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return new EventMessage(fields);
  }

  /** Returns the claim of WeChat's sample, with another code. */
  public static EventMessage claim(String code) {
    return of(
        "user_get_card",
        "oZI8Fj040-be6rlDohc6gkoPOQTQ",
        1472551036,
        "CardId",
        "pZI8Fjwsy5fVPRBeD78J4RmqVvBc",
        "IsGiveByFriend",
        "0",
        "UserCardCode",
        code,
        "FriendUserName",
        "",
        "OuterId",
        "0",
        "OldUserCardCode",
        "",
        "OuterStr",
        "12b",
        "IsRestoreMemberCard",
        "0",
        "IsRecommendByFriend",
        "0",
        "UnionId",
        "o6_bmasdasdsad6_2sgVt7hMZOPfL");
  }
}
