package dev.kaquan.violations.application.card;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.List;

/** Compliant: a Guice module, with all that is inside it. */
final class CardUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(new TypeLiteral<List<String>>() {}).to(Cards.KEY);
  }

  private static final class Cards {
    static final Key<List<String>> KEY = Key.get(new TypeLiteral<>() {});
  }
}
