package dev.kaquan.domain.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import java.util.Optional;

/**
 * A custom code that a merchant has.
 *
 * @param preparation the request that prepared it first, if one did
 */
public record InventoryCode(
    CardId cardId, CardCode code, CodeState state, Optional<Preparation> preparation) {
  /** The request with a code, and for whom it is. */
  public record Preparation(RequestId request, Recipient person) {}
}
