package dev.kaquan.application.claim;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.AddCardRequests.Added;
import dev.kaquan.application.port.AddCardRequests.NewRequest;
import dev.kaquan.application.port.AddCardRequests.Stored;
import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.CodeUpdates;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.EarlierOffer;
import dev.kaquan.domain.claim.Nonce;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.SignedCardExt;
import dev.kaquan.domain.claim.UnsignedCardExt;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.signature.ApiTicket;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class PrepareAddCardService implements PrepareAddCard, AddCardDraft.Records {
  private static final int MOST_TRIES = 100;

  private final Cards cards;
  private final Holdings holdings;
  private final AddCardRequests requests;
  private final CodeInventory inventory;
  private final CodeUpdates updates;
  private final ApiTickets tickets;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  PrepareAddCardService(
      Cards cards,
      Holdings holdings,
      AddCardRequests requests,
      CodeInventory inventory,
      CodeUpdates updates,
      ApiTickets tickets,
      Nonces nonces,
      InstantSource clock) {
    this.cards = cards;
    this.holdings = holdings;
    this.requests = requests;
    this.inventory = inventory;
    this.updates = updates;
    this.tickets = tickets;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public Outcome prepare(AddCardDraft draft, Receipt<Prepared> receipt) {
    Instant now = clock.instant();
    List<UnsignedCardExt> terms = draft.check(this, now);
    ApiTicket ticket = tickets.current();
    List<Prepared> made = new ArrayList<>();
    for (int i = 0; i < MOST_TRIES; i++) {
      Added added = requests.add(draft.person(), terms, drawn -> {
        List<SignedCardExt> signed = signed(drawn, ticket, now);
        RequestId id = RequestId.at(now, nonces.next());
        Prepared prepared = new Prepared(id, signed, draft.warnings());
        made.add(prepared);
        return new NewRequest(
            new AddCardRequest(id, draft.person(), now, offers(drawn, prepared)),
            receipt.of(prepared));
      });
      if (added instanceof AddCardRequests.OutOfStock nothing) {
        return new OutOfStock(nothing.indexes());
      }
      if (added instanceof Stored) {
        return made.get(made.size() - 1);
      }
      // A code was prepared for somebody else since the check: now the check says so.
      terms = draft.check(this, now);
    }
    throw new IllegalStateException("a code that passes the check is refused");
  }

  private List<SignedCardExt> signed(List<UnsignedCardExt> terms, ApiTicket ticket, Instant now) {
    List<SignedCardExt> signed = new ArrayList<>();
    for (UnsignedCardExt each : terms) {
      signed.add(SignedCardExt.sign(each.toCardExt(now, new Nonce(nonces.next())), ticket));
    }
    return signed;
  }

  private static List<Offer> offers(List<UnsignedCardExt> terms, Prepared prepared) {
    List<Offer> offers = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      UnsignedCardExt each = terms.get(i);
      offers.add(new Offer(
          each.cardId(),
          each.code(),
          prepared.cardList().get(i).cardExt(),
          each.outerStr(),
          new OfferState.Open()));
    }
    return offers;
  }

  @Override
  public Optional<Card> card(CardId id) {
    return cards.find(id).map(StoredCard::card);
  }

  @Override
  public boolean isHeld(CardId id, CardCode code) {
    return holdings.find(id, code).isPresent();
  }

  @Override
  public boolean isRetired(CardId id, CardCode code) {
    return inventory
        .find(id, code)
        .filter(found -> found.state() == CodeState.RETIRED)
        .isPresent();
  }

  @Override
  public boolean isInUpdate(CardId id, CardCode code) {
    return updates.isNamed(id, code);
  }

  @Override
  public List<EarlierOffer> earlierOffers(CardId id, CardCode code) {
    return requests.earlierOffers(id, code);
  }
}
