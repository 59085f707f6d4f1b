package dev.kaquan.application.funnel;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.kaquan.application.port.Funnels;

/** Binds {@link ReadFunnel} and {@link RebuildFunnel}. Needs Funnels and InstantSource. */
public final class FunnelUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(ReadFunnel.class).to(ReadFunnelService.class);
  }

  @Provides
  RebuildFunnel rebuildFunnel(Funnels funnels) {
    return funnels::rebuild;
  }
}
