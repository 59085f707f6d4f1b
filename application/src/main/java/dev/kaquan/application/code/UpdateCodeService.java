package dev.kaquan.application.code;

import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.CodeUpdates;
import dev.kaquan.application.port.CodeUpdates.StoredUpdate;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.code.CodeUpdate;
import dev.kaquan.domain.code.CodeUpdate.State;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;

final class UpdateCodeService implements UpdateCode {
  /** Longer than the platform is waited for. */
  private static final Duration HELD_FOR = Duration.ofMinutes(1);

  private final CodeCards cards;
  private final CodeUpdates updates;
  private final Redemptions redemptions;
  private final RedemptionPlatform platform;
  private final CodePlatform codes;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  UpdateCodeService(
      CodeCards cards,
      CodeUpdates updates,
      Redemptions redemptions,
      RedemptionPlatform platform,
      CodePlatform codes,
      Nonces nonces,
      InstantSource clock) {
    this.cards = cards;
    this.updates = updates;
    this.redemptions = redemptions;
    this.platform = platform;
    this.codes = codes;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public Optional<RedemptionRefusal> update(CardId cardId, CardCode code, CardCode newCode) {
    cards.require(
        cardId,
        EnumSet.of(CodeMode.CUSTOM, CodeMode.DEPOSIT),
        "must be that of a stored card with custom codes");
    Check.that(!newCode.equals(code), "newCode", "must differ from code", RuleReference.API);
    if (cards.isMemberCard(cardId)) {
      return Optional.of(RedemptionRefusal.MEMBER_CARD);
    }
    Optional<StoredUpdate> known = updates.find(cardId, code);
    if (known.isPresent()) {
      return resume(known.get(), newCode);
    }
    Optional<RedemptionRefusal> refusal = check(cardId, code, newCode);
    if (refusal.isPresent()) {
      return refusal;
    }
    Instant now = clock.instant();
    CodeUpdate intent = new CodeUpdate(nonces.next(), cardId, code, newCode, now, State.PENDING);
    Optional<StoredUpdate> begun = updates.begin(intent, now.plus(HELD_FOR));
    if (begun.isEmpty()) {
      return Optional.of(RedemptionRefusal.CODE_IN_USE);
    }
    return begun.get().update().id().equals(intent.id())
        ? send(begun.get(), false)
        : resume(begun.get(), newCode);
  }

  /** Returns why a code is not replaced, as far as it can be found out without replacing it. */
  private Optional<RedemptionRefusal> check(CardId cardId, CardCode code, CardCode newCode) {
    Optional<Redemption.State> redemption =
        redemptions.find(cardId, code).map(stored -> stored.redemption().state());
    if (redemption.isPresent()) {
      return Optional.of(
          redemption.get() == Redemption.State.PENDING
              ? RedemptionRefusal.IN_PROGRESS
              : RedemptionRefusal.ALREADY_REDEEMED);
    }
    Optional<RedemptionRefusal> refusal =
        platform.check(cardId, code).filter(each -> each != RedemptionRefusal.NOT_YET_VALID);
    if (refusal.isPresent()) {
      return refusal;
    }
    // Otherwise a lost answer could not be found out by asking for the new code.
    return codes.find(cardId, newCode).map(found -> RedemptionRefusal.CODE_IN_USE);
  }

  /** Answers a request for a code that has an update, and continues it if it is the same. */
  private Optional<RedemptionRefusal> resume(StoredUpdate known, CardCode newCode) {
    boolean isSame = known.update().newCode().equals(newCode);
    if (known.update().state() == State.DONE) {
      return isSame ? Optional.empty() : Optional.of(RedemptionRefusal.UNKNOWN_CODE);
    }
    Instant now = clock.instant();
    if (!isSame || known.heldUntil().isAfter(now)) {
      return Optional.of(RedemptionRefusal.IN_PROGRESS);
    }
    Optional<StoredUpdate> held = updates.hold(known, now.plus(HELD_FOR));
    if (held.isEmpty()) {
      return Optional.of(RedemptionRefusal.IN_PROGRESS);
    }
    return isExecuted(held.get()) ? complete(held.get()) : send(held.get(), true);
  }

  /** Asks what has become of an update; if there is no answer, others may ask, too. */
  private boolean isExecuted(StoredUpdate held) {
    try {
      return codes.find(held.update().cardId(), held.update().newCode()).isPresent();
    } catch (PlatformException e) {
      updates.release(held, clock.instant());
      throw e;
    }
  }

  /**
   * Replaces the code of an update.
   *
   * @param isRepeated whether an earlier request for it may still arrive at the platform
   */
  private Optional<RedemptionRefusal> send(StoredUpdate held, boolean isRepeated) {
    CodeUpdate update = held.update();
    Optional<RedemptionRefusal> refusal;
    try {
      refusal = platform.replace(update.cardId(), update.code(), update.newCode());
    } catch (PlatformException e) {
      if (e.isExecutionPossible()) {
        return askForOutcome(held);
      }
      if (isRepeated) {
        updates.release(held, clock.instant());
      } else {
        updates.abandon(held);
      }
      throw e;
    }
    if (refusal.isEmpty() || (isRepeated && isExecuted(held))) {
      return complete(held);
    }
    updates.abandon(held);
    return refusal;
  }

  private Optional<RedemptionRefusal> askForOutcome(StoredUpdate held) {
    try {
      if (isExecuted(held)) {
        return complete(held);
      }
    } catch (PlatformException e) {
      return Optional.of(RedemptionRefusal.NOT_CONFIRMED);
    }
    // The request may still be on its way.
    updates.release(held, clock.instant());
    return Optional.of(RedemptionRefusal.NOT_CONFIRMED);
  }

  private Optional<RedemptionRefusal> complete(StoredUpdate held) {
    updates.complete(held.update(), clock.instant());
    return Optional.empty();
  }
}
