package dev.kaquan.domain.signature;

import java.util.List;

/**
 * The values covered by one card signature, besides the api_ticket.
 *
 * @param values without empty ones, which count as absent
 */
public record SignedValues(List<SignedValue> values) {

  public SignedValues {
    values = values.stream().filter(value -> !value.value().isEmpty()).toList();
  }

  /**
   * Returns what the signature inside a cardExt covers. {@code outer_str} and {@code
   * fixed_begintimestamp} are sent but not signed.
   */
  public static SignedValues ofCardExt(
      String cardId, String timestamp, String nonceStr, String code, String openid) {
    return new SignedValues(List.of(
        new SignedValue("card_id", cardId),
        new SignedValue("timestamp", timestamp),
        new SignedValue("nonce_str", nonceStr),
        new SignedValue("code", code),
        new SignedValue("openid", openid)));
  }

  /** Returns what the cardSign of wx.chooseCard covers. Filters that are not set are empty. */
  public static SignedValues ofCardChoice(
      String appId,
      String timestamp,
      String nonceStr,
      String locationId,
      String cardId,
      String cardType) {
    return new SignedValues(List.of(
        new SignedValue("app_id", appId),
        new SignedValue("timestamp", timestamp),
        new SignedValue("nonce_str", nonceStr),
        new SignedValue("location_id", locationId),
        new SignedValue("card_id", cardId),
        new SignedValue("card_type", cardType)));
  }

  /**
   * Signs the values.
   *
   * @throws dev.kaquan.domain.InvalidValueException if a value is not ASCII
   */
  public CardSignature sign(ApiTicket ticket) {
    return CardSignature.over(
        ticket, values.stream().map(SignedValue::value).toArray(String[]::new));
  }

  /** Returns the values in signing order, with the ticket masked. */
  public SigningOrder explain(ApiTicket ticket) {
    return SigningOrder.of(ticket, values);
  }
}
