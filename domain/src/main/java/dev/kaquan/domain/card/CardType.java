package dev.kaquan.domain.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of card that can be created at WeChat today, spelled as WeChat spells them. */
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

  /** The rule that a card type breaks when it is none of these. */
  public static final String ANY = "must be one of "
      + Arrays.stream(values()).map(CardType::name).collect(Collectors.joining(", "));

  /** The key under which the fields of this type stand in {@code /card/create}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type that WeChat spells {@code name}, if it can be created. */
  public static Optional<CardType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
