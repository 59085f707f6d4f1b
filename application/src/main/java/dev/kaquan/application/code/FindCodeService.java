package dev.kaquan.application.code;

import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.application.port.CodeUpdates;
import dev.kaquan.application.port.CodeUpdates.StoredUpdate;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.application.port.Redemptions.StoredRedemption;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeUpdate;
import dev.kaquan.domain.code.CodeUpdate.State;
import jakarta.inject.Inject;
import java.util.Optional;

final class FindCodeService implements FindCode {
  private final CodeInventory inventory;
  private final Redemptions redemptions;
  private final CodeUpdates updates;
  private final CodePlatform platform;

  @Inject
  FindCodeService(
      CodeInventory inventory,
      Redemptions redemptions,
      CodeUpdates updates,
      CodePlatform platform) {
    this.updates = updates;
    this.inventory = inventory;
    this.redemptions = redemptions;
    this.platform = platform;
  }

  @Override
  public Optional<FoundCode> find(CardId cardId, CardCode code) {
    try {
      return Optional.of(found(cardId, code, platform.find(cardId, code), ""))
          .filter(FoundCode::isKnown);
    } catch (PlatformException e) {
      FoundCode here = found(cardId, code, Optional.empty(), String.valueOf(e.getMessage()));
      if (here.isKnown()) {
        return Optional.of(here);
      }
      throw e;
    }
  }

  private FoundCode found(
      CardId cardId, CardCode code, Optional<PlatformCode> atPlatform, String failure) {
    return new FoundCode(
        cardId,
        code,
        inventory.find(cardId, code),
        redemptions.find(cardId, code).map(StoredRedemption::redemption),
        updates
            .find(cardId, code)
            .map(StoredUpdate::update)
            .filter(update -> update.state() == State.DONE)
            .map(CodeUpdate::newCode),
        atPlatform,
        failure);
  }
}
