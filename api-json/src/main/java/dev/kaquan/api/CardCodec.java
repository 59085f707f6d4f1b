package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.CardCreations.CardCreation;
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
  /** A card is not stored. */
  public static final Problem UNKNOWN =
      Problem.of(404, "unknown-card", "No card with this id is stored here.");

  /** The platform does not know a card. */
  public static final Problem NOT_OF_ACCOUNT =
      Problem.of(404, "unknown-card", "The account has no card with this id.");

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

  /** Writes {@code {"items":[…],"next"?}}. */
  public static String creations(Page<CardCreation> page) {
    return WireJson.write(PageJson.of(page.map(CardCreationJson::of)));
  }

  /**
   * Reads a state that selects cards.
   *
   * @param name empty for stored cards
   * @return whether the attempts to create cards are wanted
   * @throws InvalidValueException for {@code state}
   */
  public static boolean selectsCreations(String name) {
    if (!name.isEmpty() && !name.equals("stored") && !name.equals("creating")) {
      throw new InvalidValueException("state", "must be stored or creating", RuleReference.API);
    }
    return name.equals("creating");
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
