package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.OpenId;

/** Who may take the card. */
public sealed interface Recipient {
  /** The openid in cardExt, empty if there is none. */
  String inCardExt();

  /** Whoever gets hold of the cardExt. */
  record Anyone() implements Recipient {
    @Override
    public String inCardExt() {
      return "";
    }
  }

  /** One person alone: for cards with {@code bind_openid}. */
  record Bound(OpenId openid) implements Recipient {
    @Override
    public String inCardExt() {
      return openid.value();
    }
  }
}
