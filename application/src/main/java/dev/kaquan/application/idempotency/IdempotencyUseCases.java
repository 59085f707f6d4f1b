package dev.kaquan.application.idempotency;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.port.IdempotencyKeys;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Binds {@link BeginIdempotentRequest} and {@link EndIdempotentRequest}, and contributes a {@link BackgroundJob}. Needs IdempotencyKeys and InstantSource.
 */
public final class IdempotencyUseCases extends AbstractModule {
  private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);

  @Provides
  BeginIdempotentRequest beginIdempotentRequest(IdempotencyKeys keys, InstantSource clock) {
    return (keyHash, fingerprint) -> keys.claim(keyHash, fingerprint, clock.instant());
  }

  @Provides
  EndIdempotentRequest endIdempotentRequest(IdempotencyKeys keys) {
    return (keyHash, answer) -> answer.ifPresentOrElse(
        text -> keys.complete(new StoredAnswer(keyHash, text)), () -> keys.release(keyHash));
  }

  @ProvidesIntoSet
  BackgroundJob deleteExpiredKeys(IdempotencyKeys keys, InstantSource clock) {
    return new BackgroundJob(
        "delete-expired-keys", CLEANUP_INTERVAL, () -> keys.deleteExpired(clock.instant()));
  }
}
