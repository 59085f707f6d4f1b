package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.util.Optional;

/** Gives a card that somebody has another code, as after a gift: the giver knows the old one. */
@FunctionalInterface
public interface UpdateCode {
  /**
   * Replaces a custom code, once and for all. May be repeated: the platform is asked first what has become of it.
   *
   * @return why it was not replaced, or empty if it was
   * @throws dev.kaquan.domain.InvalidValueException for {@code cardId} if the card is not stored or has no custom codes;
   *     for {@code newCode} if it is the same
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer; nothing has changed then
   */
  Optional<RedemptionRefusal> update(CardId cardId, CardCode code, CardCode newCode);
}
