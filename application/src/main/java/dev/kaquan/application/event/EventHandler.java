package dev.kaquan.application.event;

import dev.kaquan.application.member.MembershipEffects.Observation;
import dev.kaquan.application.member.MembershipEffects.RefreshPolicy;
import dev.kaquan.application.port.EventInbox.Effect;
import dev.kaquan.application.port.Memberships.Update;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.ClaimMatch;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Redemption.Origin;
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
      return possession(claim, Kind.RESTORED, RefreshPolicy.ALWAYS);
    }
    return event.gift().map(gift -> received(claim, gift)).orElseGet(() -> claimed(claim));
  }

  @Override
  public Effect cardGifted(CardEvent.CardGifted event) {
    return event.isReturned()
        ? possession(event.copy(), Kind.RETURNED)
        : possession(event.copy(), Kind.OFFERED);
  }

  @Override
  public Effect cardDeleted(CardEvent.CardDeleted event) {
    return possession(event.copy(), Kind.DELETED);
  }

  @Override
  public Effect cardConsumed(CardEvent.CardConsumed event) {
    Holding holding = holding(event.copy(), event.outerStr());
    return effect(holding.with(CodeProgress.redeemedAt(at)), RefreshPolicy.IF_NEW)
        .with(Redemption.observed(
            holding.cardId(),
            holding.code(),
            Origin.ofSource(event.source()),
            event.location(),
            at));
  }

  @Override
  public Effect cardPaid(CardEvent.CardPaid event) {
    return effect(holding(event.copy(), OuterStr.NONE), RefreshPolicy.IF_NEW);
  }

  @Override
  public Effect cardViewed(CardEvent.CardViewed event) {
    Holding holding = holding(event.copy(), event.outerStr());
    return effect(holding.with(CodeProgress.openedAt(at)), RefreshPolicy.IF_NEW);
  }

  @Override
  public Effect sessionEntered(CardEvent.SessionEntered event) {
    return effect(holding(event.copy(), OuterStr.NONE), RefreshPolicy.IF_NEW);
  }

  /** The differences are not added up: the platform says the values, however many events were lost. */
  @Override
  public Effect valuesChanged(CardEvent.ValuesChanged event) {
    return effect(
        holding(event.copy(), OuterStr.NONE), RefreshPolicy.ALWAYS, new ValuesChanged(at));
  }

  /** The first submission or an edit: the platform has the answers. */
  @Override
  public Effect formSubmitted(CardEvent.FormSubmitted event) {
    return effect(
        holding(event.copy(), OuterStr.NONE), RefreshPolicy.ALWAYS, new FormSubmissionReported(at));
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
    Effect effect = effect(claim, RefreshPolicy.IF_NECESSARY, new ClaimReported(at));
    return new Effect(
        effect.holdings(),
        effect.memberships(),
        offer,
        offer
            .map(candidate -> "claim of request " + candidate.request().id().value())
            .orElse(effect.note()));
  }

  /** Whether an activation moves along with a gift is not documented, so the platform is asked. */
  private Effect received(Holding claim, Gift gift) {
    Effect effect =
        effect(claim.with(CodeProgress.ofGift()), RefreshPolicy.ALWAYS, new ClaimReported(at));
    Optional<CardCode> given = gift.oldCode().filter(code -> !code.equals(claim.code()));
    if (given.isEmpty()) {
      return effect;
    }
    EventHandler ofGiver = new EventHandler(effects, gift.giver(), at);
    Effect givenAway = ofGiver.possession(new CardCopy(claim.cardId(), given), Kind.GIVEN_AWAY);
    List<Holding> holdings = new ArrayList<>(effect.holdings());
    holdings.addAll(givenAway.holdings());
    List<Update> updates = new ArrayList<>(effect.memberships());
    updates.addAll(givenAway.memberships());
    return new Effect(holdings, updates, Optional.empty(), "gift");
  }

  private Effect possession(CardCopy copy, Kind kind) {
    return possession(holding(copy, OuterStr.NONE), kind, RefreshPolicy.IF_NECESSARY);
  }

  private Effect possession(Holding holding, Kind kind, RefreshPolicy refresh) {
    return effect(
        holding.with(new PossessionState(kind.result(), at)),
        refresh,
        new PossessionEvent(kind, at));
  }

  private Effect effect(Holding known, RefreshPolicy refresh, MembershipEvent... events) {
    MembershipId id = new MembershipId(known.cardId(), known.code());
    Optional<Update> update =
        effects.memberships().of(new Observation(id, openid, known.outerStr(), refresh), events);
    return new Effect(
        List.of(known),
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
    return new Holding(cardId, code, Recipient.of(openid), outerStr, at);
  }
}
