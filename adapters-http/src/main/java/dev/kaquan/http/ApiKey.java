package dev.kaquan.http;

/** The key that opens the API. */
@FunctionalInterface
public interface ApiKey {
  /** Whether {@code presented} is the key, in a time that does not depend on how much of it is. */
  boolean matches(String presented);
}
