package dev.kaquan.sandbox.card;

import java.util.List;

/** The colours that a card can have. */
enum Palette {
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

  Palette(String wireName, String hex) {
    this.wireName = wireName;
    this.hex = hex;
  }

  String wireName() {
    return wireName;
  }

  String hex() {
    return hex;
  }

  /** The hex form of a colour's name; the name itself if it is none of these. */
  static String hex(String wireName) {
    return List.of(values()).stream()
        .filter(colour -> colour.wireName.equals(wireName))
        .map(Palette::hex)
        .findFirst()
        .orElse(wireName);
  }
}
