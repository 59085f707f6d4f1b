package dev.kaquan.domain.card;

/** Who assigns the codes of a card, and so whether cardExt contains one. */
public enum CodeMode {
  /** The platform assigns a code to each claim. */
  PLATFORM,
  /** The merchant supplies a code with each cardExt. */
  CUSTOM,
  /** The merchant deposits codes in advance, and the platform assigns one of them to each claim. */
  DEPOSIT
}
