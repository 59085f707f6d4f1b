package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardCode;

/** Where the code of one copy comes from. */
public sealed interface CodeSource {
  /** The code in cardExt, empty if there is none. */
  String inCardExt();

  /** The platform assigns one, or draws one that was deposited. */
  record Platform() implements CodeSource {
    @Override
    public String inCardExt() {
      return "";
    }
  }

  /** The merchant gives one: for custom codes that are not deposited. */
  record Merchant(CardCode code) implements CodeSource {
    @Override
    public String inCardExt() {
      return code.value();
    }
  }
}
