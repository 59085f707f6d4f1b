package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.util.Optional;

/** Makes a claimed code unavailable for good, as after a refund. */
@FunctionalInterface
public interface MakeCodeUnavailable {
  /**
   * Makes a code unavailable, at the platform and here. Safe to repeat.
   *
   * @param reason for the platform: 1 to 256 characters
   * @return why it was not, or empty if it is unavailable now
   * @throws dev.kaquan.domain.InvalidValueException for the reason
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  Optional<RedemptionRefusal> make(CardId cardId, CardCode code, String reason);
}
