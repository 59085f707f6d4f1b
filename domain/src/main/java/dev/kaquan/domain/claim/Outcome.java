package dev.kaquan.domain.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of {@link OfferState}, as the API and the storage name them. */
public enum Outcome {
  OPEN,
  CANCELLED,
  FAILED,
  TAKEN,
  ADDED;

  /** Returns the name in lower case, such as {@code taken}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the outcome with a {@link #wireName}, if there is one. */
  public static Optional<Outcome> named(String wireName) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.wireName().equals(wireName))
        .findFirst();
  }
}
