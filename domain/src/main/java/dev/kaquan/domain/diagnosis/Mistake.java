package dev.kaquan.domain.diagnosis;

/** A known mistake in signing, with its explanation and its fix. */
public enum Mistake {
  TICKET_DISCLOSED(
      "ticket-disclosed",
      "cardExt contains the ticket, with which everyone who sees it can sign cards",
      "Remove the ticket from cardExt and fetch a new one; it is signed, never sent"),
  WRONG_TICKET(
      "wrong-ticket",
      "Another ticket than the wx_card ticket of the card's account was used",
      "Use the ticket of getticket?type=wx_card of the account that created the card"),
  TICKET_TRIMMED(
      "ticket-trimmed",
      "The ticket was signed without its leading or trailing spaces",
      "Use the ticket exactly as received; never trim it"),
  TICKET_MISSING(
      "ticket-missing",
      "The ticket was not signed",
      "Add the api_ticket to the values that are sorted and hashed"),
  CARD_ID_MISSING(
      "card-id-missing",
      "The card id was not signed",
      "Add the card_id to the values that are sorted and hashed"),
  CODE_NOT_SIGNED(
      "code-not-signed",
      "cardExt carries a code that was not signed",
      "Add the code to the values that are sorted and hashed"),
  OPENID_NOT_SIGNED(
      "openid-not-signed",
      "cardExt carries an openid that was not signed",
      "Add the openid to the values that are sorted and hashed"),
  NONCE_NOT_SIGNED(
      "nonce-not-signed",
      "cardExt carries a nonce_str that was not signed",
      "Add the nonce_str to the values that are sorted and hashed"),
  TIMESTAMP_NOT_SIGNED(
      "timestamp-not-signed",
      "The timestamp was not signed",
      "Add the timestamp to the values that are sorted and hashed"),
  OUTER_STR_SIGNED(
      "outer-str-signed", "outer_str was signed", "Leave outer_str out: it is sent, never signed"),
  FIXED_BEGINTIMESTAMP_SIGNED(
      "fixed-begintimestamp-signed",
      "fixed_begintimestamp was signed",
      "Leave fixed_begintimestamp out: it is sent, never signed"),
  BALANCE_SIGNED(
      "balance-signed",
      "balance was signed",
      "Leave balance out: it belonged to a card type that no longer exists"),
  NULL_TEXT_SIGNED(
      "null-text-signed",
      "The text null or undefined was signed for an absent value",
      "Leave absent values out, or sign the empty string for them"),
  MILLISECONDS_SIGNED(
      "milliseconds-signed",
      "The sent or the signed timestamp is in milliseconds",
      "Use Unix seconds, and the same value in both places"),
  TIMESTAMP_DIFFERS(
      "timestamp-differs",
      "Another timestamp was signed than the one that was sent",
      "Read the clock once, and sign and send the same value"),
  SORTED_BY_KEY(
      "sorted-by-key",
      "The values were sorted by their keys",
      "Sort the values themselves; the keys do not matter"),
  CASE_INSENSITIVE_ORDER(
      "case-insensitive-order",
      "The values were sorted ignoring case, or by the rules of a language",
      "Sort by bytes (ordinal comparison): digits, upper case, _, lower case"),
  NUMERIC_ORDER(
      "numeric-order",
      "Numeric values were sorted as numbers",
      "Sort all values as strings (in PHP, with SORT_STRING)"),
  NOT_SORTED(
      "not-sorted",
      "The values were concatenated in another order than the sorted one",
      "Sort the values by their bytes before concatenating them"),
  SEPARATOR_USED(
      "separator-used",
      "The values were concatenated with a separator",
      "Concatenate the values without a separator"),
  UPPER_CASE_HEX(
      "upper-case-hex", "The hash is correct but in upper case", "Use lower-case hex digits"),
  KEY_VALUE_PAIRS_SIGNED(
      "key-value-pairs-signed",
      "Pairs of key and value were signed",
      "Sign only the values, without keys"),
  JSAPI_CONFIG_SIGNATURE(
      "jsapi-config-signature",
      "This is the signature of the JS-SDK config, which is another algorithm",
      "Sort and concatenate the card's values; wx.addCard in a mini program needs no config");

  private final String stableName;
  private final String explanation;
  private final String fix;

  Mistake(String stableName, String explanation, String fix) {
    this.stableName = stableName;
    this.explanation = explanation;
    this.fix = fix;
  }

  /** Returns the name for programs; it never changes. */
  public String stableName() {
    return stableName;
  }

  /** Returns what was done, as a sentence without a full stop. */
  public String explanation() {
    return explanation;
  }

  /** Returns what to do instead, as a sentence without a full stop. */
  public String fix() {
    return fix;
  }
}
