package dev.kaquan.violations.application.card;

import com.google.inject.Injector;

/** A service that fetches what it needs. */
final class LocatingService {
  private final Injector injector;

  LocatingService(Injector injector) {
    this.injector = injector;
  }

  Runnable next() {
    return injector.getInstance(Runnable.class);
  }
}
