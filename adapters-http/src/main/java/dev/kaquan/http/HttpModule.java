package dev.kaquan.http;

import com.google.inject.AbstractModule;

/** Binds {@link HttpApi}. Needs {@link ApiKey} and every use case that has a route. */
public final class HttpModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(HttpApi.class);
  }
}
