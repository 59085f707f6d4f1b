package dev.kaquan.application.code;

import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.application.port.Redemptions.StoredRedemption;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class SettleRedemptionsService implements SettleRedemptions {
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
    return Settlement.settle(
        redemptions.pending(clock.instant(), Settlement.AT_A_TIME), this::isSettled, each -> {
          Optional<StoredRedemption> unused =
              redemptions.hold(each, clock.instant().plus(Settlement.REFUSED_WAITS));
        });
  }

  private boolean isSettled(StoredRedemption seen) {
    Redemption redemption = seen.redemption();
    Instant now = clock.instant();
    Optional<RedemptionRefusal> refusal = platform.check(redemption.cardId(), redemption.code());
    if (refusal.filter(reason -> reason == RedemptionRefusal.ALREADY_REDEEMED).isPresent()) {
      Redemption unused = redemptions.complete(redemption.id(), now, done -> Optional.empty());
      return true;
    }
    if (refusal.isEmpty() && Settlement.mayArrive(seen.heldUntil(), now)) {
      return false;
    }
    redemptions.refuse(seen, refusal.orElse(RedemptionRefusal.NOT_EXECUTED));
    return true;
  }
}
