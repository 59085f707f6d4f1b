package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.CardColour;
import dev.kaquan.sandbox.web.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cards as {@code /card/get} answers them: with defaults, the stock and the status filled in. */
final class CardReplies {
  private static final int DEFAULT_GET_LIMIT = 50;

  private CardReplies() {}

  static Map<String, Object> card(CardRecord record) {
    Map<String, Object> ofType = new LinkedHashMap<>(record.ofType().fields());
    ofType.put("base_info", base(record));
    ofType.put("advanced_info", advanced(record));
    Map<String, Object> card = new LinkedHashMap<>(record.card());
    card.put(record.key(), ofType);
    return card;
  }

  private static Map<String, Object> base(CardRecord record) {
    Map<String, Object> base = Reply.fields(
        "id",
        record.cardId(),
        "location_id_list",
        List.of(),
        "area_code_list",
        List.of(),
        "get_limit",
        DEFAULT_GET_LIMIT,
        "can_share",
        true,
        "can_give_friend",
        true,
        "use_custom_code",
        false,
        "bind_openid",
        false);
    base.putAll(record.base().fields());
    base.computeIfPresent("color", (name, colour) -> hex(String.valueOf(colour)));
    base.put("sku", Reply.fields("quantity", record.quantity(), "total_quantity", record.total()));
    base.put("status", record.status().wireName());
    base.put("create_time", record.createdAt());
    base.put("update_time", record.updatedAt());
    return base;
  }

  private static Map<String, Object> advanced(CardRecord record) {
    Map<String, Object> advanced = Reply.fields(
        "time_limit", List.of(),
        "text_image_list", List.of(),
        "business_service", List.of(),
        "consume_share_card_list", List.of(),
        "share_friends", false);
    advanced.putAll(record.ofType().object("advanced_info").fields());
    return advanced;
  }

  private static String hex(String colour) {
    return CardColour.named(colour).map(CardColour::hex).orElse(colour);
  }
}
