package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.util.Optional;

/** Marks a code of a friends' card for the person who is going to use it. */
@FunctionalInterface
public interface MarkCode {
  /**
   * Marks a code, or removes the mark, at the platform. Safe to repeat.
   *
   * @return why it was not, or empty if it was
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  Optional<RedemptionRefusal> mark(CardId cardId, CardCode code, OpenId openid, boolean isMarked);
}
