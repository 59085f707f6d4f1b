package dev.kaquan.bootstrap.crash;

import dev.kaquan.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of requests. */
final class Samples {
  private Samples() {}

  /** Who makes the codes of a card. */
  enum Codes {
    PLATFORM,
    /** The merchant, who gives one with each request. */
    CUSTOM,
    /** The merchant, who deposits them. */
    DEPOSITED
  }

  /** Returns what {@code /card/create} takes. */
  static String card(String title, Codes codes) {
    Map<String, Object> base = base(title);
    base.put(
        "date_info", Map.of("type", "DATE_TYPE_FIX_TERM", "fixed_term", 30, "fixed_begin_term", 0));
    base.put("sku", Map.of("quantity", codes == Codes.DEPOSITED ? 0 : 100_000));
    if (codes != Codes.PLATFORM) {
      base.put("use_custom_code", true);
    }
    if (codes == Codes.DEPOSITED) {
      base.put("get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT");
    }
    return WireJson.write(Map.of(
        "card",
        Map.of("card_type", "GROUPON", "groupon", Map.of("base_info", base, "deal_detail", "咖啡"))));
  }

  /** Returns what {@code /card/create} takes for a member card that is active at once. */
  static String memberCard(String title) {
    Map<String, Object> base = base(title);
    base.put("date_info", Map.of("type", "DATE_TYPE_PERMANENT"));
    base.put("sku", Map.of("quantity", 100_000));
    Map<String, Object> member = Map.of(
        "base_info", base,
        "supply_bonus", true,
        "supply_balance", false,
        "prerogative", "积分换咖啡",
        "auto_activate", true);
    return WireJson.write(
        Map.of("card", Map.of("card_type", "MEMBER_CARD", "member_card", member)));
  }

  private static Map<String, Object> base(String title) {
    Map<String, Object> base = new LinkedHashMap<>();
    base.put("logo_url", "http://mmbiz.qpic.cn/mmbiz/abc/0");
    base.put("brand_name", "示例咖啡");
    base.put("code_type", "CODE_TYPE_TEXT");
    base.put("title", title);
    base.put("color", "Color020");
    base.put("notice", "使用时向服务员出示此券");
    base.put("description", "不可与其他优惠同享");
    return base;
  }
}
