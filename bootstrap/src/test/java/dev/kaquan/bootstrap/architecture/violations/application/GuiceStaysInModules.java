package dev.kaquan.bootstrap.architecture.violations.application;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.List;

final class GuiceStaysInModules {
  private final Injector injector;

  GuiceStaysInModules(Injector injector) {
    this.injector = injector;
  }

  Runnable next() {
    return injector.getInstance(Runnable.class);
  }
}

/** A Guice module with its nested and anonymous classes. */
final class CompliantModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(new TypeLiteral<List<String>>() {}).to(Cards.KEY);
  }

  private static final class Cards {
    static final Key<List<String>> KEY = Key.get(new TypeLiteral<>() {});
  }
}
