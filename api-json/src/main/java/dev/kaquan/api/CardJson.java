package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.Validity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A stored card.
 *
 * @param validity in days and Unix seconds
 * @param template what the merchant sent to {@code /card/create}; absent in lists
 * @param platformTemplate what the platform returned, in the form of {@code /card/create}; absent in
 *     lists
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CardJson(
    String cardId,
    String type,
    String title,
    String status,
    String codeMode,
    boolean bindOpenid,
    Map<String, Object> validity,
    long quantity,
    int getLimit,
    String createdAt,
    String storedAt,
    Map<String, Object> template,
    Map<String, Object> platformTemplate) {

  static CardJson withoutTemplates(StoredCard stored) {
    return of(stored, Map.of(), Map.of());
  }

  static CardJson withTemplates(StoredCard stored) {
    return of(stored, stored.template(), stored.platformTemplate());
  }

  private static CardJson of(
      StoredCard stored, Map<String, Object> template, Map<String, Object> platformTemplate) {
    Card card = stored.card();
    return new CardJson(
        card.id().value(),
        card.type().name(),
        card.title(),
        card.status().wireName(),
        card.codeMode().name().toLowerCase(Locale.ROOT),
        card.bindOpenid(),
        card.validity().fold(CardJson::range, CardJson::term, permanent -> type("PERMANENT")),
        card.quantity(),
        card.getLimit(),
        stored.createdAt().toString(),
        stored.storedAt().toString(),
        template,
        platformTemplate);
  }

  private static Map<String, Object> range(Validity.FixedRange range) {
    Map<String, Object> json = type("FIX_TIME_RANGE");
    json.put("begin", range.begin().getEpochSecond());
    json.put("end", range.end().getEpochSecond());
    return json;
  }

  private static Map<String, Object> term(Validity.FixedTerm term) {
    Map<String, Object> json = type("FIX_TERM");
    json.put("days", term.days());
    json.put("daysUntilBegin", term.daysUntilBegin());
    if (term.hardEnd().isBefore(Validity.FOREVER)) {
      json.put("end", term.hardEnd().getEpochSecond());
    }
    return json;
  }

  private static Map<String, Object> type(String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "DATE_TYPE_" + name);
    return json;
  }
}
