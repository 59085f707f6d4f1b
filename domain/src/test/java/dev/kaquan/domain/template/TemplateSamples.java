package dev.kaquan.domain.template;

import dev.kaquan.domain.card.CardType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sample templates: one body for every card type of WeChat.
 *
 * <p>Every call makes fresh maps and lists, which a test may change as it likes.
 */
public final class TemplateSamples {
  /** The time at which every sample is created. */
  public static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

  /** The start of the samples' validity: a day before {@link #NOW}. */
  public static final Instant BEGIN = NOW.minus(Duration.ofDays(1));

  /** The end of the samples' validity: 90 days after {@link #NOW}. */
  public static final Instant END = NOW.plus(Duration.ofDays(90));

  /** A picture on WeChat's CDN. */
  public static final String PICTURE = "http://mmbiz.qpic.cn/mmbiz/abc/0";

  private TemplateSamples() {}

  /** What {@code /card/create} takes for a card of {@code type}. */
  public static Map<String, Object> body(CardType type) {
    Map<String, Object> fields = map("base_info", baseInfo());
    fields.putAll(ownFields(type));
    return map("card", map("card_type", type.name(), type.key(), fields));
  }

  /** The object that stands under the key of the type of {@code body}. */
  public static Map<String, Object> typeObject(Map<String, Object> body) {
    Map<String, Object> card = object(body, "card");
    return object(card, CardType.valueOf((String) card.get("card_type")).key());
  }

  /** The base_info of {@code body}. */
  public static Map<String, Object> baseInfo(Map<String, Object> body) {
    return object(typeObject(body), "base_info");
  }

  /** The object under {@code name}, which must be there. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Map<String, Object> map, String name) {
    return (Map<String, Object>) map.get(name);
  }

  /** The {@code card} of a {@code /card/get} reply for a card that passed review. */
  public static Map<String, Object> received(CardType type) {
    Map<String, Object> card = object(body(type), "card");
    Map<String, Object> base = object(object(card, type.key()), "base_info");
    base.put("id", "pFS7Fjg8kV1IdDz01r4SQwMkuCKc");
    base.put("color", "#63b359");
    base.put("sku", map("quantity", 499, "total_quantity", 500));
    base.put("status", "CARD_STATUS_VERIFY_OK");
    base.put("create_time", 1490190000);
    base.put("update_time", 1490190100);
    base.put("area_code_list", list());
    return card;
  }

  /** A map of alternating names and values. */
  public static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  /** A list that can grow. */
  public static List<Object> list(Object... items) {
    return new ArrayList<>(Arrays.asList(items));
  }

  private static Map<String, Object> baseInfo() {
    return map(
        "logo_url",
        PICTURE,
        "code_type",
        "CODE_TYPE_TEXT",
        "brand_name",
        "示例咖啡",
        "title",
        "双人套餐",
        "color",
        "Color010",
        "notice",
        "使用时向服务员出示此券",
        "description",
        "不可与其他优惠同享",
        "date_info",
        map(
            "type", "DATE_TYPE_FIX_TIME_RANGE",
            "begin_timestamp", BEGIN.getEpochSecond(),
            "end_timestamp", END.getEpochSecond()),
        "sku",
        map("quantity", 500),
        "get_limit",
        3,
        "use_custom_code",
        false,
        "bind_openid",
        false,
        "can_share",
        true,
        "can_give_friend",
        true);
  }

  private static Map<String, Object> ownFields(CardType type) {
    return switch (type) {
      case GROUPON -> map("deal_detail", "咖啡两杯");
      case CASH -> map("least_cost", 5000, "reduce_cost", 1000);
      case DISCOUNT -> map("discount", 30);
      case GIFT -> map("gift", "拿铁一杯");
      case GENERAL_COUPON -> map("default_detail", "凭券享受优惠");
      case MEMBER_CARD ->
        map(
            "background_pic_url",
            "https://mmbiz.qlogo.cn/mmbiz/0",
            "prerogative",
            "会员享九折",
            "supply_bonus",
            true,
            "supply_balance",
            false,
            "wx_activate",
            true,
            "custom_field1",
            map("name_type", "FIELD_NAME_TYPE_LEVEL", "url", "https://a.example"),
            "custom_cell1",
            map("name", "门店", "tips", "查看", "url", "https://a.example"));
      case GENERAL_CARD -> map("sub_card_type", "GIFT_CARD", "supply_bonus", false);
      case MEETING_TICKET -> map("meeting_detail", "会场:一号厅");
      case SCENIC_TICKET -> map("ticket_class", "全日票");
      case MOVIE_TICKET -> map("detail", "电影名:示例");
      case BOARDING_PASS ->
        map(
            "from", "成都",
            "to", "广州",
            "flight", "CE123",
            "air_model", "空客A320",
            "departure_time", "1798000000",
            "landing_time", 1798009000);
    };
  }
}
