package dev.kaquan.domain.card;

/** Who makes a card's codes, and so whether cardExt carries one. */
public enum CodeMode {
  /** The platform assigns a code when the card is taken. */
  PLATFORM,
  /** The merchant gives a code with each cardExt. */
  CUSTOM,
  /** The merchant deposits codes beforehand, and the platform draws one when the card is taken. */
  DEPOSIT
}
