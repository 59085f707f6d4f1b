package dev.kaquan.domain.card;

import java.util.Arrays;
import java.util.Optional;

/** The colours of cards ({@code docs/wechat.md#colours}). */
public enum CardColour {
  COLOR_010("Color010", "#63b359"),
  COLOR_020("Color020", "#2c9f67"),
  COLOR_030("Color030", "#509fc9"),
  COLOR_040("Color040", "#5885cf"),
  COLOR_050("Color050", "#9062c0"),
  COLOR_060("Color060", "#d09a45"),
  COLOR_070("Color070", "#e4b138"),
  COLOR_080("Color080", "#ee903c"),
  COLOR_081("Color081", "#f08500"),
  COLOR_082("Color082", "#a9d92d"),
  COLOR_090("Color090", "#dd6549"),
  COLOR_100("Color100", "#cc463d"),
  COLOR_101("Color101", "#cf3e36"),
  COLOR_102("Color102", "#5E6671");

  private final String wireName;
  private final String hex;

  CardColour(String wireName, String hex) {
    this.wireName = wireName;
    this.hex = hex;
  }

  /** Returns WeChat's name of the colour, such as {@code Color010}. */
  public String wireName() {
    return wireName;
  }

  /** Returns the colour as {@code #rrggbb}. */
  public String hex() {
    return hex;
  }

  /** Returns the colour that WeChat calls {@code wireName}, in exactly this spelling. */
  public static Optional<CardColour> named(String wireName) {
    return Arrays.stream(values())
        .filter(colour -> colour.wireName.equals(wireName))
        .findFirst();
  }
}
