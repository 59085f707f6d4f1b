package dev.kaquan.domain.template;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A card as its merchant designs it, with every field that WeChat knows of and those that only
 * WeChat knows.
 *
 * <p>JSON stands here as plain Java: objects are maps, null is a field that is not there.
 */
public final class CardTemplate {
  private final CardType type;
  private final Map<String, Object> body;

  private CardTemplate(CardType type, Map<String, Object> body) {
    this.type = type;
    this.body = body;
  }

  /**
   * A template that WeChat can be asked to create.
   *
   * @param body what {@code /card/create} takes
   * @param now the time at which its dates must not have passed
   * @throws InvalidValueException with every rule that {@code body} violates, in the order of {@link
   *     #violations}
   */
  public static CardTemplate forCreation(Map<String, ?> body, Instant now) {
    List<Violation> violations =
        violations(body, now).stream().map(TemplateViolation::violation).toList();
    if (!violations.isEmpty()) {
      throw new InvalidValueException(violations);
    }
    return new CardTemplate(typeOf(Fields.of(body).object("card")), frozen(body));
  }

  /**
   * Returns every rule that {@code body} violates, in the order in which it is checked: card_type,
   * base_info, advanced_info, the fields of the type.
   */
  public static List<TemplateViolation> violations(Map<String, ?> body, Instant now) {
    return CreationRules.violations(body, now);
  }

  /**
   * A template as WeChat hands it back. Nothing in it is checked but what follows.
   *
   * @param card the {@code card} of a {@code /card/get} reply
   * @throws InvalidValueException if its card_type is unknown or it has no base_info
   */
  public static CardTemplate received(Map<String, ?> card) {
    CardType type = typeOf(new Fields(card));
    if (!(new Fields(card).object(type.key()).get("base_info").orElse("") instanceof Map)) {
      throw new InvalidValueException(
          type.key() + ".base_info", "must be an object", RuleReference.BASE_INFO);
    }
    return new CardTemplate(type, frozen(Map.of("card", card)));
  }

  public CardType type() {
    return type;
  }

  /**
   * What {@code /card/create} takes: {@code card}, with the type's object below it, also for a
   * template that was received. Fields stand in the order in which they came; those that were null
   * are left out. Neither the map nor anything in it can be changed.
   */
  public Map<String, Object> body() {
    return body;
  }

  /** This template as those see it who give its card out. */
  public Card card(CardId id, CardStatus status) {
    return CardMapper.card(type, baseInfo(), id, status);
  }

  /** Where a received card stands in WeChat's review, in today's spelling or the older one. */
  public Optional<CardStatus> status() {
    return baseInfo().text("status").flatMap(CardStatus::named);
  }

  /** The id of a received card. */
  public Optional<CardId> id() {
    return baseInfo().text("id").flatMap(CardTemplate::cardId);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CardTemplate that && body.equals(that.body);
  }

  @Override
  public int hashCode() {
    return body.hashCode();
  }

  @Override
  public String toString() {
    return "CardTemplate[" + type + "]";
  }

  private Fields baseInfo() {
    return Fields.of(body).object("card").object(type.key()).object("base_info");
  }

  private static CardType typeOf(Fields card) {
    return card.text("card_type")
        .flatMap(CardType::named)
        .orElseThrow(
            () -> new InvalidValueException("card_type", CardType.ANY, RuleReference.CARD_TYPES));
  }

  private static Optional<CardId> cardId(String id) {
    try {
      return Optional.of(new CardId(id));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> frozen(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> {
      if (value != null) {
        copy.put(String.valueOf(name), frozen(value));
      }
    });
    return Collections.unmodifiableMap(copy);
  }

  private static Object frozen(Object value) {
    if (value instanceof Map<?, ?> map) {
      return frozen(map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(frozen(item)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }
}
