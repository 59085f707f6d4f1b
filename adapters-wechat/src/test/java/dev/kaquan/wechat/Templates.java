package dev.kaquan.wechat;

import dev.kaquan.domain.template.CardTemplate;
import java.util.Map;

/** Sample card templates. */
final class Templates {
  static final CardTemplate COFFEE = CardTemplate.forCreation(
      Map.of(
          "card",
          Map.of(
              "card_type",
              "GROUPON",
              "groupon",
              Map.of(
                  "base_info",
                  Map.ofEntries(
                      Map.entry("logo_url", "http://mmbiz.qpic.cn/mmbiz/abc/0"),
                      Map.entry("brand_name", "示例咖啡"),
                      Map.entry("code_type", "CODE_TYPE_TEXT"),
                      Map.entry("title", "双人套餐"),
                      Map.entry("color", "Color010"),
                      Map.entry("notice", "使用时向服务员出示此券"),
                      Map.entry("description", "不可与其他优惠同享 \"😀\" \\ / <b>"),
                      Map.entry(
                          "date_info",
                          Map.of(
                              "type",
                              "DATE_TYPE_FIX_TIME_RANGE",
                              "begin_timestamp",
                              1_750_000_000,
                              "end_timestamp",
                              1_890_000_000)),
                      Map.entry("sku", Map.of("quantity", 500))),
                  "deal_detail",
                  "咖啡两杯"))),
      WeChatClientFixture.NOON);

  private Templates() {}
}
