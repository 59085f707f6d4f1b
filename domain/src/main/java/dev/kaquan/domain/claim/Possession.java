package dev.kaquan.domain.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a person still has a copy of a card. */
public enum Possession {
  HELD,
  /** Offered to a friend, who has not taken it. */
  GIFTING,
  /** The validity is over; the merchant may extend it. */
  EXPIRED,
  /** Deleted; a member card can be restored. */
  DELETED,
  /** A friend has it, under another code. */
  GIVEN_AWAY,
  /** The merchant made the code unavailable. */
  UNAVAILABLE;

  /** Returns the name in the API, such as {@code given-away}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the possession that the API calls {@code wireName}. */
  public static Optional<Possession> named(String wireName) {
    return Arrays.stream(values())
        .filter(possession -> possession.wireName().equals(wireName))
        .findFirst();
  }

  /** Returns whether nothing comes after it. */
  public boolean isFinal() {
    return this == GIVEN_AWAY || this == UNAVAILABLE;
  }
}
