package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.util.Optional;

/** The platform's redemption of codes, and what else decides whether a code can be redeemed. */
public interface RedemptionPlatform {
  /**
   * Returns why a code cannot be redeemed now, or empty if it can. May be repeated.
   *
   * @throws PlatformException if the platform does not answer
   */
  Optional<RedemptionRefusal> check(CardId cardId, CardCode code);

  /**
   * Redeems a code. Must not be repeated if the exception says that it may have been executed; {@link #check} tells
   * whether it was.
   *
   * @return why it was not redeemed, or empty if it was
   * @throws PlatformException if it is not certain that it was redeemed
   */
  Optional<RedemptionRefusal> redeem(CardId cardId, CardCode code);

  /**
   * Makes a code unavailable for good. May be repeated: it is then refused as {@link RedemptionRefusal#UNAVAILABLE}.
   *
   * @return why it was not, or empty if it was
   * @throws PlatformException if the platform does not answer
   */
  Optional<RedemptionRefusal> makeUnavailable(CardId cardId, CardCode code, String reason);

  /**
   * Replaces the custom code of a card that somebody has. Must not be repeated if the exception says that it may have been
   * executed; whether the platform knows the new code tells whether it was.
   *
   * @return why it was not replaced, or empty if it was
   * @throws PlatformException if it is not certain that it was replaced
   */
  Optional<RedemptionRefusal> replace(CardId cardId, CardCode code, CardCode newCode);

  /**
   * Marks a code of a friends' card for the person who is going to use it, or removes the mark. May be repeated.
   *
   * @return why it was not, or empty if it was
   * @throws PlatformException if the platform does not answer
   */
  Optional<RedemptionRefusal> mark(CardId cardId, CardCode code, OpenId openid, boolean isMarked);
}
