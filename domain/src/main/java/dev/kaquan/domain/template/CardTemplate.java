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
 * A card template with every field that the merchant set, known to Kaquan or not.
 *
 * <p>JSON is represented by plain Java: objects are maps, and null is an absent field.
 */
public final class CardTemplate {
  private final CardType type;
  private final Map<String, Object> body;

  private CardTemplate(CardType type, Map<String, Object> body) {
    this.type = type;
    this.body = body;
  }

  /**
   * Returns a template that WeChat can be asked to create.
   *
   * @param body what {@code /card/create} takes
   * @param now the time that its dates must not precede
   * @throws InvalidValueException with every rule that {@code body} violates, in the order of
   *     {@link #violations}
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
   * Returns a template that WeChat returned. Only what is named below is checked.
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

  /**
   * Returns a template that was checked when the card was to be created.
   *
   * @param body what {@code /card/create} took
   * @throws InvalidValueException if its card_type is unknown
   */
  public static CardTemplate restored(Map<String, ?> body) {
    return new CardTemplate(typeOf(Fields.of(body).object("card")), frozen(body));
  }

  public CardType type() {
    return type;
  }

  /** Returns the title as users see it; empty if there is none. */
  public String title() {
    return baseInfo().text("title").orElse("");
  }

  /**
   * Returns what {@code /card/create} takes: {@code card} with the type's object, also for a
   * template that WeChat returned. Fields keep their order; those that were null are absent.
   * Immutable.
   */
  public Map<String, Object> body() {
    return body;
  }

  public Card card(CardId id, CardStatus status) {
    return CardMapper.card(type, baseInfo(), id, status);
  }

  /** Returns the review status of a template that WeChat returned. */
  public Optional<CardStatus> status() {
    return baseInfo().text("status").flatMap(CardStatus::named);
  }

  /**
   * Returns whether a field beside base_info is true, such as {@code wx_activate} of a member card; the
   * string {@code true} counts too.
   */
  public boolean isTrue(String field) {
    return ofType().isTrue(field);
  }

  /** Returns whether a field beside base_info is present and not the empty string. */
  public boolean has(String field) {
    return ofType().has(field);
  }

  /** Returns when the card of a template that WeChat returned was created. */
  public Optional<Instant> createdAt() {
    return baseInfo().number("create_time").stream()
        .mapToObj(Instant::ofEpochSecond)
        .findFirst();
  }

  /** Returns the stock that WeChat has for the card, with what was claimed of it; empty if it does not say it. */
  public Optional<Long> totalQuantity() {
    return baseInfo().object("sku").number("total_quantity").stream().boxed().findFirst();
  }

  /**
   * Returns whether {@code received}, which WeChat returned, may be the card that this template created.
   */
  public boolean mayHaveCreated(CardTemplate received) {
    return type == received.type && TemplateComparison.isSameCard(ofType(), received.ofType());
  }

  /** Returns the id of a template that WeChat returned. */
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
    return ofType().object("base_info");
  }

  private Fields ofType() {
    return Fields.of(body).object("card").object(type.key());
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
