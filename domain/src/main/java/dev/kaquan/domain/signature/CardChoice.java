package dev.kaquan.domain.signature;

/**
 * What a web page asks {@code wx.chooseCard} for. An empty filter filters nothing and is not
 * signed.
 *
 * @param appId the account whose page it is
 * @param locationId the shop, sent as {@code shopId}; empty for any
 * @param timestamp Unix seconds in decimal
 * @param nonceStr at most 32 characters
 * @param cardId empty for any
 * @param cardType empty for any
 */
public record CardChoice(
    String appId,
    String locationId,
    String timestamp,
    String nonceStr,
    String cardId,
    String cardType) {

  /** The {@code cardSign} to send, with {@code signType} {@code SHA1}. */
  public CardSignature sign(ApiTicket ticket) {
    return CardSignature.over(ticket, appId, locationId, timestamp, nonceStr, cardId, cardType);
  }
}
