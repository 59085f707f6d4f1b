package dev.kaquan.application.code;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.application.port.Redemptions.StoredRedemption;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Redemption.State;
import dev.kaquan.domain.code.RedemptionRefusal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class RedeemCodeService implements RedeemCode {
  /** Longer than the platform is waited for. */
  private static final Duration HELD_FOR = Duration.ofMinutes(1);

  private final CodeCards cards;
  private final Redemptions redemptions;
  private final RedemptionPlatform platform;
  private final PlainCodes plainCodes;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  RedeemCodeService(
      CodeCards cards,
      Redemptions redemptions,
      RedemptionPlatform platform,
      PlainCodes plainCodes,
      Nonces nonces,
      InstantSource clock) {
    this.cards = cards;
    this.redemptions = redemptions;
    this.platform = platform;
    this.plainCodes = plainCodes;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public Outcome redeem(Command command, Receipt<Redemption> receipt) {
    CardId cardId = command.cardId();
    if (cards.isMemberCard(cardId)) {
      return new Refused(RedemptionRefusal.MEMBER_CARD);
    }
    CardCode code = plainCodes.of(command.code());
    Optional<StoredRedemption> known = redemptions.find(cardId, code);
    if (known.isPresent()) {
      return resume(known.get(), receipt);
    }
    Optional<RedemptionRefusal> refusal = platform.check(cardId, code);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Instant now = clock.instant();
    Redemption intent = Redemption.requested(nonces.next(), cardId, code, command.sale(), now);
    StoredRedemption begun = redemptions.begin(intent, receipt.keyHash(), now.plus(HELD_FOR));
    return begun.redemption().id().equals(intent.id())
        ? send(begun, receipt, false)
        : resume(begun, receipt);
  }

  /** Answers a request for a code that has a redemption, and continues it if it is of the same request. */
  private Outcome resume(StoredRedemption known, Receipt<Redemption> receipt) {
    boolean isSameRequest = known.requestKey().equals(receipt.keyHash());
    if (known.redemption().state() == State.REDEEMED) {
      return isSameRequest && receipt.keyHash().isPresent()
          ? new Redeemed(known.redemption())
          : new Refused(RedemptionRefusal.ALREADY_REDEEMED);
    }
    Instant now = clock.instant();
    if (!isSameRequest || known.heldUntil().isAfter(now)) {
      return new Refused(RedemptionRefusal.IN_PROGRESS);
    }
    Optional<StoredRedemption> held = redemptions.hold(known, now.plus(HELD_FOR));
    if (held.isEmpty()) {
      return new Refused(RedemptionRefusal.IN_PROGRESS);
    }
    Optional<RedemptionRefusal> refusal = ask(held.get());
    return refusal.isEmpty()
        ? send(held.get(), receipt, true)
        : conclude(held.get(), refusal.get(), receipt);
  }

  /** Asks again what has become of a redemption; if there is no answer, others may ask, too. */
  private Optional<RedemptionRefusal> ask(StoredRedemption held) {
    try {
      return platform.check(held.redemption().cardId(), held.redemption().code());
    } catch (PlatformException e) {
      redemptions.release(held, clock.instant());
      throw e;
    }
  }

  /**
   * Redeems the code of a redemption.
   *
   * @param isRepeated whether an earlier request for it may still arrive at the platform
   */
  private Outcome send(StoredRedemption held, Receipt<Redemption> receipt, boolean isRepeated) {
    Optional<RedemptionRefusal> refusal;
    try {
      refusal = platform.redeem(held.redemption().cardId(), held.redemption().code());
    } catch (PlatformException e) {
      if (e.isExecutionPossible()) {
        return askForOutcome(held, receipt);
      }
      if (isRepeated) {
        redemptions.release(held, clock.instant());
      } else {
        redemptions.refuse(held, RedemptionRefusal.NOT_EXECUTED);
      }
      throw e;
    }
    if (refusal.isEmpty()) {
      return complete(held, receipt);
    }
    if (isRepeated) {
      return conclude(held, refusal.get(), receipt);
    }
    // Somebody else was faster.
    redemptions.refuse(held, refusal.get());
    return new Refused(refusal.get());
  }

  private Outcome askForOutcome(StoredRedemption held, Receipt<Redemption> receipt) {
    Optional<RedemptionRefusal> refusal;
    try {
      refusal = ask(held);
    } catch (PlatformException e) {
      return new Refused(RedemptionRefusal.NOT_CONFIRMED);
    }
    if (refusal.isEmpty()) {
      // The request may still be on its way.
      redemptions.release(held, clock.instant());
      return new Refused(RedemptionRefusal.NOT_CONFIRMED);
    }
    return conclude(held, refusal.get(), receipt);
  }

  /** Ends a redemption for which the platform was asked: that the code is redeemed is then its success. */
  private Outcome conclude(
      StoredRedemption held, RedemptionRefusal refusal, Receipt<Redemption> receipt) {
    if (refusal == RedemptionRefusal.ALREADY_REDEEMED) {
      return complete(held, receipt);
    }
    redemptions.refuse(held, refusal);
    return new Refused(refusal);
  }

  private Outcome complete(StoredRedemption held, Receipt<Redemption> receipt) {
    String id = held.redemption().id();
    Redemption done = redemptions.complete(id, clock.instant(), receipt::of);
    return done.id().equals(id)
        ? new Redeemed(done)
        : new Refused(RedemptionRefusal.ALREADY_REDEEMED);
  }
}
