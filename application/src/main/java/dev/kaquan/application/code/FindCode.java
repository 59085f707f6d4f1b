package dev.kaquan.application.code;

import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.InventoryCode;
import dev.kaquan.domain.code.Redemption;
import java.util.Optional;

/** Finds a code: as it is stored here, and as the platform has it. */
@FunctionalInterface
public interface FindCode {
  /**
   * Returns the code, or empty if it is known neither here nor at the platform.
   *
   * @throws dev.kaquan.application.port.PlatformException if it is not known here, and the platform does not answer
   */
  Optional<FoundCode> find(CardId cardId, CardCode code);

  /**
   * What is known of a code.
   *
   * @param imported the custom code that was imported, if it is one
   * @param redemption the redemption, if it is redeemed or going to be
   * @param replacedBy the code that the card has instead of this one, if it has another one
   * @param atPlatform empty if the platform does not know it, or does not answer
   * @param platformFailure why the platform does not answer; empty if it does
   */
  record FoundCode(
      CardId cardId,
      CardCode code,
      Optional<InventoryCode> imported,
      Optional<Redemption> redemption,
      Optional<CardCode> replacedBy,
      Optional<PlatformCode> atPlatform,
      String platformFailure) {
    boolean isKnown() {
      return imported.isPresent()
          || redemption.isPresent()
          || replacedBy.isPresent()
          || atPlatform.isPresent();
    }
  }
}
