package dev.kaquan.domain.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The card types that can be created today, by WeChat's names. */
public enum CardType {
  GROUPON,
  CASH,
  DISCOUNT,
  GIFT,
  GENERAL_COUPON,
  MEMBER_CARD,
  GENERAL_CARD,
  MEETING_TICKET,
  SCENIC_TICKET,
  MOVIE_TICKET,
  BOARDING_PASS;

  /** The rule that an unknown card type violates. */
  public static final String ANY = "must be one of "
      + Arrays.stream(values()).map(CardType::name).collect(Collectors.joining(", "));

  /** Returns the key of the type's object in {@code /card/create}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the type that WeChat calls {@code name}, if it can be created. */
  public static Optional<CardType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
