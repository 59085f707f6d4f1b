package dev.kaquan.http;

import dev.kaquan.api.CardCodec;
import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.card.CreateCard;
import dev.kaquan.application.card.FindCard;
import dev.kaquan.application.card.ListCardCreations;
import dev.kaquan.application.card.ListCards;
import dev.kaquan.application.card.SyncCard;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@code /v1/cards}. */
final class CardRoutes implements Routes {
  private final CreateCard createCard;
  private final SyncCard syncCard;
  private final FindCard findCard;
  private final ListCards listCards;
  private final ListCardCreations listCardCreations;

  @Inject
  CardRoutes(
      CreateCard createCard,
      SyncCard syncCard,
      FindCard findCard,
      ListCards listCards,
      ListCardCreations listCardCreations) {
    this.createCard = createCard;
    this.syncCard = syncCard;
    this.findCard = findCard;
    this.listCards = listCards;
    this.listCardCreations = listCardCreations;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.changing("/v1/cards", this::create),
        Endpoint.get("/v1/cards", this::list).allowing("state", "type", "limit", "after"),
        Endpoint.get(
            "/v1/cards/{cardId}",
            context -> answer(context, findCard.find(cardId(context)), CardCodec.UNKNOWN)),
        Endpoint.changing(
            "/v1/cards/{cardId}/sync",
            context -> answer(context, syncCard.sync(cardId(context)), CardCodec.NOT_OF_ACCOUNT)));
  }

  private void create(Context context) {
    Answer ifInterrupted =
        Answer.problem(Problems.of(CardMayExistException.interrupted()), context);
    CardId id = createCard.create(
        CardCodec.template(Bodies.read(context)),
        IdempotencyFilter.receipt(context, CardRoutes::created, ifInterrupted));
    created(id).send(context);
  }

  private static Answer created(CardId id) {
    return Answer.json(201, CardCodec.created(id)).at("/v1/cards/" + id);
  }

  private void list(Context context) {
    boolean isOfCreations = CardCodec.selectsCreations(QueryParameters.value(context, "state"));
    Optional<CardType> type = CardCodec.selectedType(QueryParameters.value(context, "type"));
    PageRequest page = QueryParameters.page(context);
    String json = isOfCreations
        ? CardCodec.creations(listCardCreations.list(type, page))
        : CardCodec.cards(listCards.list(type, page));
    Bodies.json(context, 200, json);
  }

  private static void answer(Context context, Optional<StoredCard> card, Problem unknown) {
    card.ifPresentOrElse(
        found -> Bodies.json(context, 200, CardCodec.card(found)),
        () -> Problems.answer(context, unknown));
  }

  private static CardId cardId(Context context) {
    return new CardId(context.pathParam("cardId"));
  }
}
