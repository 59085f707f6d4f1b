package dev.kaquan.api;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.wire.WireJson;
import java.util.Map;
import java.util.Optional;

/** The JSON of cards. */
public final class CardCodec {
  private CardCodec() {}

  /**
   * Reads what {@code /card/create} takes, unknown fields included.
   *
   * @throws dev.kaquan.domain.InvalidValueException if {@code body} is not a JSON object
   */
  public static Map<String, Object> template(String body) {
    return JsonBody.object(body);
  }

  public static String created(CardId id) {
    return WireJson.write(new CreatedJson(id.value()));
  }

  /** Writes one card with its template. */
  public static String card(StoredCard stored) {
    return WireJson.write(CardJson.withTemplates(stored));
  }

  /** Writes {@code {"items":[…],"next"?}}, without templates. */
  public static String cards(Page<StoredCard> page) {
    return WireJson.write(PageJson.of(page.map(CardJson::withoutTemplates)));
  }

  /**
   * Reads a type that selects cards.
   *
   * @param name empty for all cards
   * @throws InvalidValueException for {@code type}
   */
  public static Optional<CardType> selectedType(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(CardType.named(name)
        .orElseThrow(
            () -> new InvalidValueException("type", CardType.ANY, RuleReference.CARD_TYPES)));
  }

  private record CreatedJson(String cardId) {}
}
