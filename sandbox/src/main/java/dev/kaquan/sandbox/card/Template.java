package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.sandbox.web.Asked;
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
public record Template(
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
  public Asked ofType() {
    return new Asked(card).object(key());
  }

  /** Its base_info. */
  public Asked base() {
    return ofType().object("base_info");
  }

  /** Whether it is a friends' card, which is marked before it is redeemed. */
  public boolean isFriendsCard() {
    return ofType().object("advanced_info").flag("share_friends");
  }

  /** The same with another stock. */
  public Template withQuantity(long left, long inAll) {
    return new Template(cardId, card, left, inAll, status, createdAt, updatedAt);
  }

  /** The same in another status. */
  public Template withStatus(CardStatus now) {
    return new Template(cardId, card, quantity, total, now, createdAt, updatedAt);
  }

  /** The same with other contents. */
  public Template withCard(Map<String, Object> changed, CardStatus now, long at) {
    return new Template(cardId, changed, quantity, total, now, createdAt, at);
  }
}
