package dev.kaquan.api;

import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.wire.WireJson;
import java.util.List;
import java.util.Map;

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
    return WireJson.write(CardJson.withTemplate(stored));
  }

  /** Writes {@code {"cards":[…]}}, without templates. */
  public static String cards(List<StoredCard> stored) {
    return WireJson.write(
        new CardsJson(stored.stream().map(CardJson::withoutTemplate).toList()));
  }

  private record CreatedJson(String cardId) {}

  private record CardsJson(List<CardJson> cards) {}
}
