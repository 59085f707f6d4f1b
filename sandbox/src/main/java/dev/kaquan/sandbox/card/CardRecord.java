package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.util.Locale;
import java.util.Map;

/**
 * A card as the platform stores it.
 *
 * @param card {@code card_type} and the object of the type, as created and updated since
 * @param quantity what is left of the stock
 * @param total the total stock
 * @param initial the stock at creation; 0 if it was not stored
 * @param createdAt Unix seconds
 * @param updatedAt Unix seconds
 */
public record CardRecord(
    String cardId,
    Map<String, Object> card,
    long quantity,
    long total,
    long initial,
    CardStatus status,
    long createdAt,
    long updatedAt) {

  /** Returns the key of the type's object, such as {@code member_card}. */
  public String key() {
    return String.valueOf(card.get("card_type")).toLowerCase(Locale.ROOT);
  }

  /** Returns the type's object. */
  public SandboxRequest ofType() {
    return new SandboxRequest(card).object(key());
  }

  /** Returns base_info. */
  public SandboxRequest base() {
    return ofType().object("base_info");
  }

  /** Returns whether it is a friends' card, which must be marked before it is redeemed. */
  public boolean isFriendsCard() {
    return ofType().object("advanced_info").flag("share_friends");
  }

  /** Returns the stock at creation, which decides whether the merchant is reminded of a low one. */
  public long initialStock() {
    return initial == 0 ? total : initial;
  }

  public CardRecord withQuantity(long quantityLeft, long totalStock) {
    return new CardRecord(
        cardId, card, quantityLeft, totalStock, initial, status, createdAt, updatedAt);
  }

  public CardRecord withStatus(CardStatus next) {
    return new CardRecord(cardId, card, quantity, total, initial, next, createdAt, updatedAt);
  }

  /** Returns the card with other contents. */
  public CardRecord withCard(Map<String, Object> changed, CardStatus next, long at) {
    return new CardRecord(cardId, changed, quantity, total, initial, next, createdAt, at);
  }
}
