package dev.kaquan.sandbox.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes messages: texts in CDATA, numbers bare, in the order of WeChat's samples. */
final class PushXml {
  /** What XML cannot hold at all; somebody may have made it part of an openid or a channel. */
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private PushXml() {}

  static String plain(String originalId, Event event, Quirks quirks) {
    return write(fields(originalId, event, quirks), quirks);
  }

  /** The same in compat mode, which carries it encrypted too. */
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
    return fields;
  }

  private static String write(Map<String, Object> fields, Quirks quirks) {
    String around = quirks.blanksOutsideCdata() ? " " : "";
    StringBuilder xml = new StringBuilder("<xml>");
    fields.forEach((name, value) -> {
      xml.append('<').append(name).append('>');
      if (value instanceof Number) {
        xml.append(value);
      } else {
        xml.append(around).append(cdata(String.valueOf(value))).append(around);
      }
      xml.append("</").append(name).append('>');
    });
    return xml.append("</xml>").toString();
  }

  private static String cdata(String text) {
    String clean = NO_XML.matcher(text).replaceAll("?");
    return "<![CDATA[" + clean.replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }
}
