package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import java.util.Optional;

/** The platform's codes. */
public interface CodePlatform {
  /**
   * Returns a code as the platform has it, or empty if it does not know it: it was never claimed, or given away.
   * May be repeated.
   *
   * @throws PlatformException if the platform does not answer
   */
  Optional<PlatformCode> find(CardId cardId, CardCode code);

  /**
   * A code at the platform.
   *
   * @param openid empty if the platform does not return it
   * @param possession empty if the status is unknown
   */
  record PlatformCode(
      Optional<OpenId> openid,
      OuterStr channel,
      Optional<Possession> possession,
      boolean isRedeemed) {}
}
