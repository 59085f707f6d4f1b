package dev.kaquan.application.code;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.application.port.Redemptions.StoredRedemption;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class SettleRedemptionsService implements SettleRedemptions {
  private static final int AT_A_TIME = 50;

  /** How long a redemption waits about which the platform refuses to answer. */
  private static final Duration REFUSED_WAITS = Duration.ofMinutes(5);

  /** A request that was on its way for this time does not arrive any more. */
  private static final Duration MAY_ARRIVE_FOR = Duration.ofMinutes(1);

  private final Redemptions redemptions;
  private final RedemptionPlatform platform;
  private final InstantSource clock;

  @Inject
  SettleRedemptionsService(
      Redemptions redemptions, RedemptionPlatform platform, InstantSource clock) {
    this.redemptions = redemptions;
    this.platform = platform;
    this.clock = clock;
  }

  @Override
  public int settle() {
    int settled = 0;
    for (StoredRedemption each : redemptions.pending(clock.instant(), AT_A_TIME)) {
      try {
        settled += isSettled(each) ? 1 : 0;
      } catch (PlatformException e) {
        if (e.kind() != PlatformException.Kind.REJECTED) {
          // It would not answer about the others either: they are asked about in the next run.
          return settled;
        }
        // The others come first.
        Optional<StoredRedemption> unused =
            redemptions.hold(each, clock.instant().plus(REFUSED_WAITS));
      }
    }
    return settled;
  }

  private boolean isSettled(StoredRedemption seen) {
    Redemption redemption = seen.redemption();
    Instant now = clock.instant();
    Optional<RedemptionRefusal> refusal = platform.check(redemption.cardId(), redemption.code());
    if (refusal.filter(reason -> reason == RedemptionRefusal.ALREADY_REDEEMED).isPresent()) {
      Redemption unused = redemptions.complete(redemption.id(), now, done -> Optional.empty());
      return true;
    }
    boolean mayArrive = seen.heldUntil().plus(MAY_ARRIVE_FOR).isAfter(now);
    if (refusal.isEmpty() && mayArrive) {
      return false;
    }
    redemptions.refuse(seen, refusal.orElse(RedemptionRefusal.NOT_EXECUTED));
    return true;
  }
}
