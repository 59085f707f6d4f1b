package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.OpenId;

/** Who may claim a card. */
public sealed interface Recipient {
  /** Returns the openid in cardExt, or the empty string. */
  String inCardExt();

  /** Anyone who has the cardExt. */
  record Anyone() implements Recipient {
    @Override
    public String inCardExt() {
      return "";
    }
  }

  /** One person: for cards with {@code bind_openid}. */
  record Bound(OpenId openid) implements Recipient {
    @Override
    public String inCardExt() {
      return openid.value();
    }
  }
}
