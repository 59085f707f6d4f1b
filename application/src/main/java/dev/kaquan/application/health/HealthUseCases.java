package dev.kaquan.application.health;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.kaquan.application.port.PlatformClock;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Binds {@link CheckReadiness} and {@link ComparePlatformClock}. Needs StorageProbe, ApiTickets, PlatformClock and
 * InstantSource.
 */
public final class HealthUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(CheckReadiness.class).to(CheckReadinessService.class);
  }

  @Provides
  ComparePlatformClock comparePlatformClock(PlatformClock platform, InstantSource clock) {
    return () -> Duration.between(platform.now(), clock.instant());
  }
}
