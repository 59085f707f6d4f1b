package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardCode;

/** The source of a copy's code. */
public sealed interface CodeSource {
  /** Returns the code in cardExt, or the empty string. */
  String inCardExt();

  /** The platform assigns one, or draws a deposited one. */
  record Platform() implements CodeSource {
    @Override
    public String inCardExt() {
      return "";
    }
  }

  /** The merchant supplies one: for custom codes that are not deposited. */
  record Merchant(CardCode code) implements CodeSource {
    @Override
    public String inCardExt() {
      return code.value();
    }
  }
}
