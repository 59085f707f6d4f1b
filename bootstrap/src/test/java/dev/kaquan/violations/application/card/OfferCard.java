package dev.kaquan.violations.application.card;

/** A use case that does not say that a lambda can stand in for it. */
public interface OfferCard {
  void offer();
}
