package dev.kaquan.application.port;

/** Draws words that nobody can guess. */
@FunctionalInterface
public interface Nonces {
  /** The next word: 22 letters and digits, more than 128 bits of chance. */
  String next();
}
