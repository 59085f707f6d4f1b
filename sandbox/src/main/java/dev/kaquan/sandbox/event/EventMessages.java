package dev.kaquan.sandbox.event;

import dev.kaquan.wire.push.PushXml;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages in which events are pushed, in the order of WeChat's samples. */
final class EventMessages {
  /** Seen in the events of hundreds of people. */
  private static final String PLACEHOLDER_UNION_ID = "oAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private EventMessages() {}

  static String plain(String originalId, Event event, Quirks quirks) {
    return write(fields(originalId, event, quirks), quirks);
  }

  /** Returns the message of compatible mode: in plain text, with the encrypted one in a field. */
  static String compat(String originalId, Event event, Quirks quirks, String encrypted) {
    Map<String, Object> fields = fields(originalId, event, quirks);
    fields.put("Encrypt", encrypted);
    return write(fields, quirks);
  }

  static String safe(String originalId, String encrypted) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ToUserName", originalId);
    fields.put("Encrypt", encrypted);
    return write(fields, Quirks.NONE);
  }

  private static Map<String, Object> fields(String originalId, Event event, Quirks quirks) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ToUserName", originalId);
    fields.put("FromUserName", event.openid());
    fields.put("CreateTime", event.at());
    fields.put("MsgType", "event");
    fields.put("Event", event.name());
    fields.putAll(event.fields());
    boolean isClaim = event.name().equals("user_get_card");
    if (quirks.emptyCode() && !isClaim) {
      fields.replace("UserCardCode", "");
    }
    if (quirks.noOuterStr()) {
      fields.remove("OuterStr");
    }
    boolean isGift = String.valueOf(fields.get("IsGiveByFriend")).equals("1");
    if (quirks.outetStr() && isClaim && isGift) {
      Object outerStr = fields.remove("OuterStr");
      fields.put("OutetStr", outerStr == null ? "" : outerStr);
    }
    if (isClaim && (quirks.unionId() || quirks.placeholderUnionId())) {
      fields.put(
          "UnionId",
          quirks.placeholderUnionId() ? PLACEHOLDER_UNION_ID : "oUnion" + event.openid());
    }
    if (isClaim && !quirks.sourceScene().isEmpty()) {
      fields.put("SourceScene", quirks.sourceScene());
    }
    return fields;
  }

  private static String write(Map<String, Object> fields, Quirks quirks) {
    return PushXml.write(fields, quirks.blanksOutsideCdata() ? " " : "");
  }
}
