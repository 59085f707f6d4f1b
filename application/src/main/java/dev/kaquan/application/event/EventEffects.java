package dev.kaquan.application.event;

import dev.kaquan.application.card.SyncCard;
import dev.kaquan.application.member.MembershipEffects;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.EventInbox.Effect;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.event.CardEvent.CardCopy;
import dev.kaquan.domain.event.EventMessage;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Computes what events change. Stores nothing but cards that it synchronizes. */
final class EventEffects {
  private final Cards cards;
  private final SyncCard syncCard;
  private final Holdings holdings;
  private final AddCardRequests requests;
  private final MembershipEffects memberships;

  @Inject
  EventEffects(
      Cards cards,
      SyncCard syncCard,
      Holdings holdings,
      AddCardRequests requests,
      MembershipEffects memberships) {
    this.cards = cards;
    this.syncCard = syncCard;
    this.holdings = holdings;
    this.requests = requests;
    this.memberships = memberships;
  }

  /**
   * Returns what an event changes now. May be called again.
   *
   * @throws dev.kaquan.domain.InvalidValueException if the event is malformed
   * @throws dev.kaquan.application.port.PlatformException if the card is not known and the platform does not
   *     answer
   * @throws CodeNotKnownException if the event does not say its code
   */
  Effect of(EventMessage message) {
    Instant at = message.createdAt();
    return message.event().accept(new EventHandler(this, message.openid(), at));
  }

  /** Fetches a card, also one that is stored. Returns whether the account has it. */
  boolean sync(CardId cardId) {
    return syncCard.sync(cardId).isPresent();
  }

  /** Returns the code of an event; fetches the card if it is not stored. */
  CardCode code(CardCopy copy, Optional<OpenId> openid) {
    if (cards.find(copy.cardId()).isEmpty()) {
      boolean unused = sync(copy.cardId());
    }
    return copy.code().orElseGet(() -> onlyCode(copy.cardId(), openid));
  }

  AddCardRequests requests() {
    return requests;
  }

  MembershipEffects memberships() {
    return memberships;
  }

  private CardCode onlyCode(CardId cardId, Optional<OpenId> openid) {
    List<CardCode> held = openid.map(holdings::of).orElse(List.of()).stream()
        .filter(holding -> holding.cardId().equals(cardId) && holding.isHeld())
        .map(Holding::code)
        .toList();
    if (held.size() != 1) {
      throw new CodeNotKnownException();
    }
    return held.get(0);
  }
}
