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

  /** One of the merchant's codes is drawn when the request is stored; before that, nothing can be signed. */
  record Inventory() implements CodeSource {
    @Override
    public String inCardExt() {
      throw new IllegalStateException("the code was not drawn yet");
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
