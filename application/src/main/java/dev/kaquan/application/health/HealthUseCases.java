package dev.kaquan.application.health;

import com.google.inject.AbstractModule;

/** Binds {@link CheckReadiness}. Needs StorageProbe, ApiTickets and InstantSource. */
public final class HealthUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(CheckReadiness.class).to(CheckReadinessService.class);
  }
}
