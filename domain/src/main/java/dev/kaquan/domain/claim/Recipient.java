package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.OpenId;
import java.util.Optional;

/** Who may claim a card. */
public sealed interface Recipient {
  /** Returns the person's openid, or empty for anyone. */
  Optional<OpenId> openidIfBound();

  /** Returns the person with an openid, or anyone if it is not known. */
  static Recipient of(Optional<OpenId> openid) {
    return openid.<Recipient>map(Bound::new).orElseGet(Anyone::new);
  }

  /** Returns the openid in cardExt, or the empty string. */
  default String inCardExt() {
    return openidIfBound().map(OpenId::value).orElse("");
  }

  /** Anyone who has the cardExt. */
  record Anyone() implements Recipient {
    @Override
    public Optional<OpenId> openidIfBound() {
      return Optional.empty();
    }
  }

  /** One person: for cards with {@code bind_openid}. */
  record Bound(OpenId openid) implements Recipient {
    @Override
    public Optional<OpenId> openidIfBound() {
      return Optional.of(openid);
    }
  }
}
