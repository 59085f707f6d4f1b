package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.Validity;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.template.CardTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A stored card.
 *
 * @param validity in days and Unix seconds
 * @param activationMode how a member card is activated; absent for other cards
 * @param overriddenFields the fields that this mode overrides
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
    String activationMode,
    List<String> overriddenFields,
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
    Optional<ActivationMode.Derived> activation = activation(stored);
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
        activation.map(derived -> derived.mode().wireName()).orElse(""),
        activation.map(ActivationMode.Derived::ineffective).orElse(List.of()),
        stored.createdAt().toString(),
        stored.storedAt().toString(),
        template,
        platformTemplate);
  }

  private static Optional<ActivationMode.Derived> activation(StoredCard stored) {
    return stored.card().type() == CardType.MEMBER_CARD
        ? ActivationMode.of(CardTemplate.restored(stored.latestTemplate()))
        : Optional.empty();
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
