package dev.kaquan.application.event;

import dev.kaquan.application.member.MembershipEffects.Asking;
import dev.kaquan.application.member.MembershipEffects.News;
import dev.kaquan.application.port.EventInbox.Effect;
import dev.kaquan.application.port.Memberships.Update;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.ClaimMatch;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.event.CardEvent;
import dev.kaquan.domain.event.CardEvent.CardClaimed;
import dev.kaquan.domain.event.CardEvent.CardCopy;
import dev.kaquan.domain.event.CardEvent.Gift;
import dev.kaquan.domain.member.ActivationEvent.ClaimReported;
import dev.kaquan.domain.member.ActivationEvent.FormSubmissionReported;
import dev.kaquan.domain.member.ActivationEvent.ValuesChanged;
import dev.kaquan.domain.member.MembershipEvent;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.PossessionEvent;
import dev.kaquan.domain.member.PossessionEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one event changes. Whatever it is about becomes known by it, so that the state follows from all events
 * in any order.
 *
 * @param openid the person of the event, as far as known
 * @param at when it happened
 */
record EventHandler(EventEffects effects, Optional<OpenId> openid, Instant at)
    implements CardEvent.Handler<Effect> {

  @Override
  public Effect cardPassed(CardEvent.CardPassed event) {
    return synced(event.cardId());
  }

  @Override
  public Effect cardRejected(CardEvent.CardRejected event) {
    return synced(event.cardId());
  }

  @Override
  public Effect stockLow(CardEvent.StockLow event) {
    return synced(event.cardId());
  }

  @Override
  public Effect cardClaimed(CardClaimed event) {
    CardCode code = effects.code(event.copy(), openid);
    Holding claim = holding(event.copy().cardId(), code, event.outerStr());
    if (event.isRestored()) {
      return effect(
          claim.with(new PossessionState(Possession.HELD, at)),
          Asking.ALWAYS,
          new PossessionEvent(Kind.RESTORED, at));
    }
    return event.gift().map(gift -> received(claim, gift)).orElseGet(() -> claimed(claim));
  }

  @Override
  public Effect cardGifted(CardEvent.CardGifted event) {
    return event.isReturned()
        ? possession(event.copy(), Kind.RETURNED, Possession.HELD)
        : possession(event.copy(), Kind.OFFERED, Possession.GIFTING);
  }

  @Override
  public Effect cardDeleted(CardEvent.CardDeleted event) {
    return possession(event.copy(), Kind.DELETED, Possession.DELETED);
  }

  @Override
  public Effect cardConsumed(CardEvent.CardConsumed event) {
    Holding holding = holding(event.copy(), event.outerStr());
    return effect(holding.with(CodeProgress.redeemedAt(at)), Asking.IF_NEW);
  }

  @Override
  public Effect cardPaid(CardEvent.CardPaid event) {
    return effect(holding(event.copy(), OuterStr.NONE), Asking.IF_NEW);
  }

  @Override
  public Effect cardViewed(CardEvent.CardViewed event) {
    Holding holding = holding(event.copy(), event.outerStr());
    return effect(holding.with(CodeProgress.openedAt(at)), Asking.IF_NEW);
  }

  @Override
  public Effect sessionEntered(CardEvent.SessionEntered event) {
    return effect(holding(event.copy(), OuterStr.NONE), Asking.IF_NEW);
  }

  /** The differences are not added up: the platform says the values, however many events were lost. */
  @Override
  public Effect valuesChanged(CardEvent.ValuesChanged event) {
    return effect(holding(event.copy(), OuterStr.NONE), Asking.ALWAYS, new ValuesChanged(at));
  }

  /** The first submission or an edit: the platform has the answers. */
  @Override
  public Effect formSubmitted(CardEvent.FormSubmitted event) {
    return effect(
        holding(event.copy(), OuterStr.NONE), Asking.ALWAYS, new FormSubmissionReported(at));
  }

  @Override
  public Effect coinsOrdered(CardEvent.CoinsOrdered event) {
    return Effect.NONE;
  }

  @Override
  public Effect merchantReviewed(CardEvent.MerchantReviewed event) {
    return Effect.NONE;
  }

  @Override
  public Effect giftCardsPaid(CardEvent.GiftCardsPaid event) {
    return Effect.NONE;
  }

  @Override
  public Effect giftCardsSent(CardEvent.GiftCardsSent event) {
    return Effect.NONE;
  }

  @Override
  public Effect giftCardsAccepted(CardEvent.GiftCardsAccepted event) {
    return Effect.NONE;
  }

  @Override
  public Effect unknown(CardEvent.Unknown event) {
    return new Effect(List.of(), List.of(), Optional.empty(), "unknown type");
  }

  private Effect synced(CardId cardId) {
    return new Effect(
        List.of(),
        List.of(),
        Optional.empty(),
        effects.sync(cardId) ? "card synchronized" : "unknown card");
  }

  private Effect claimed(Holding claim) {
    Optional<ClaimMatch.Candidate> offer =
        ClaimMatch.of(claim, effects.requests().candidates(claim));
    Effect effect = effect(claim, Asking.IF_NECESSARY, new ClaimReported(at));
    return new Effect(
        effect.news(),
        effect.memberships(),
        offer,
        offer
            .map(candidate -> "claim of request " + candidate.request().id().value())
            .orElse(effect.note()));
  }

  /** Whether an activation moves along with a gift is not documented, so the platform is asked. */
  private Effect received(Holding claim, Gift gift) {
    Effect effect = effect(claim.with(CodeProgress.ofGift()), Asking.ALWAYS, new ClaimReported(at));
    Optional<CardCode> given = gift.oldCode().filter(code -> !code.equals(claim.code()));
    if (given.isEmpty()) {
      return effect;
    }
    EventHandler ofGiver = new EventHandler(effects, gift.giver(), at);
    Effect givenAway = ofGiver.possession(
        new CardCopy(claim.cardId(), given), Kind.GIVEN_AWAY, Possession.GIVEN_AWAY);
    List<Holding> news = new ArrayList<>(effect.news());
    news.addAll(givenAway.news());
    List<Update> updates = new ArrayList<>(effect.memberships());
    updates.addAll(givenAway.memberships());
    return new Effect(news, updates, Optional.empty(), "gift");
  }

  private Effect possession(CardCopy copy, Kind kind, Possession possession) {
    Holding holding = holding(copy, OuterStr.NONE).with(new PossessionState(possession, at));
    return effect(holding, Asking.IF_NECESSARY, new PossessionEvent(kind, at));
  }

  private Effect effect(Holding news, Asking asking, MembershipEvent... events) {
    MembershipId id = new MembershipId(news.cardId(), news.code());
    Optional<Update> update =
        effects.memberships().of(new News(id, openid, news.outerStr(), asking), events);
    return new Effect(
        List.of(news),
        update.map(List::of).orElse(List.of()),
        Optional.empty(),
        update
            .map(changed -> "membership " + changed.after().membership().state().wireName())
            .orElse(""));
  }

  private Holding holding(CardCopy copy, OuterStr outerStr) {
    return holding(copy.cardId(), effects.code(copy, openid), outerStr);
  }

  private Holding holding(CardId cardId, CardCode code, OuterStr outerStr) {
    return new Holding(
        cardId,
        code,
        openid.<Recipient>map(Recipient.Bound::new).orElse(new Recipient.Anyone()),
        outerStr,
        at);
  }
}
