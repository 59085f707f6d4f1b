package dev.kaquan.application.port;

/** Generates unpredictable strings. */
@FunctionalInterface
public interface Nonces {
  /** Returns 32 lower-case hex digits, 128 random bits. Safe for use by several threads. */
  String next();
}
