package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.util.Locale;
import java.util.Map;

/**
 * A card template as it stands now.
 *
 * @param card as it was created and updated since: {@code card_type} and the object of the type
 * @param quantity what is left to take
 * @param total what there was to take in all
 * @param createdAt Unix seconds
 * @param updatedAt Unix seconds
 */
public record CardRecord(
    String cardId,
    Map<String, Object> card,
    long quantity,
    long total,
    CardStatus status,
    long createdAt,
    long updatedAt) {

  /** The key of the object that its type has, such as {@code member_card}. */
  public String key() {
    return String.valueOf(card.get("card_type")).toLowerCase(Locale.ROOT);
  }

  /** The object of its type. */
  public SandboxRequest ofType() {
    return new SandboxRequest(card).object(key());
  }

  /** Its base_info. */
  public SandboxRequest base() {
    return ofType().object("base_info");
  }

  /** Whether it is a friends' card, which is marked before it is redeemed. */
  public boolean isFriendsCard() {
    return ofType().object("advanced_info").flag("share_friends");
  }

  /** The same with another stock. */
  public CardRecord withQuantity(long left, long inAll) {
    return new CardRecord(cardId, card, left, inAll, status, createdAt, updatedAt);
  }

  /** The same in another status. */
  public CardRecord withStatus(CardStatus now) {
    return new CardRecord(cardId, card, quantity, total, now, createdAt, updatedAt);
  }

  /** The same with other contents. */
  public CardRecord withCard(Map<String, Object> changed, CardStatus now, long at) {
    return new CardRecord(cardId, changed, quantity, total, now, createdAt, at);
  }
}
