package dev.kaquan.application.code;

import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.CodeUpdates;
import dev.kaquan.application.port.CodeUpdates.StoredUpdate;
import dev.kaquan.domain.code.CodeUpdate;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class SettleUpdatesService implements SettleUpdates {
  private final CodeUpdates updates;
  private final CodePlatform codes;
  private final InstantSource clock;

  @Inject
  SettleUpdatesService(CodeUpdates updates, CodePlatform codes, InstantSource clock) {
    this.updates = updates;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public int settle() {
    return Settlement.settle(
        updates.pending(clock.instant(), Settlement.AT_A_TIME), this::isSettled, each -> {
          Optional<StoredUpdate> unused =
              updates.hold(each, clock.instant().plus(Settlement.REFUSED_WAITS));
        });
  }

  private boolean isSettled(StoredUpdate seen) {
    CodeUpdate update = seen.update();
    Instant now = clock.instant();
    if (codes.find(update.cardId(), update.newCode()).isPresent()) {
      updates.complete(update, now);
      return true;
    }
    if (Settlement.mayArrive(seen.heldUntil(), now)) {
      return false;
    }
    updates.abandon(seen);
    return true;
  }
}
