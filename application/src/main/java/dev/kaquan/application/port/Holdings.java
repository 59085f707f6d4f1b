package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Holding;
import java.util.List;
import java.util.Optional;

/** Who holds which card, as far as it was reported. */
public interface Holdings {
  /** The holding of that code, if there is one. */
  Optional<Holding> find(CardId cardId, CardCode code);

  /** Everything that one person holds, in the order in which it was reported. */
  List<Holding> of(OpenId holder);
}
