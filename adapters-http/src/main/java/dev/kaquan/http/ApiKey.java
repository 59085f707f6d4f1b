package dev.kaquan.http;

/** The key that authorizes requests to the API. */
@FunctionalInterface
public interface ApiKey {
  /** Returns whether {@code presented} is the key. Compares in constant time. */
  boolean matches(String presented);
}
