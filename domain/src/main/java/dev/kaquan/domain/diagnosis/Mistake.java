package dev.kaquan.domain.diagnosis;

/** A known way to sign a card wrongly, what it means, and what to do about it. */
public enum Mistake {
  WRONG_TICKET(
      "wrong-ticket",
      "Another ticket than the wx_card ticket of the card's account was signed with",
      "Sign with the ticket of getticket?type=wx_card of the account that created the card"),
  TICKET_TRIMMED(
      "ticket-trimmed",
      "The ticket was signed without the blanks at its ends",
      "Sign the ticket exactly as WeChat gave it; never trim it"),
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
      "Leave balance out: it belonged to a card type that is gone"),
  NULL_TEXT_SIGNED(
      "null-text-signed",
      "The word null or undefined was signed for a value that is absent",
      "Leave absent values out, or sign the empty text for them"),
  MILLISECONDS_SIGNED(
      "milliseconds-signed",
      "One of the timestamps sent and signed is in milliseconds",
      "Use Unix seconds, and the same text in both places"),
  TIMESTAMP_DIFFERS(
      "timestamp-differs",
      "Another second was signed than the one that was sent",
      "Take the time once, and sign and send the same text"),
  SORTED_BY_KEY(
      "sorted-by-key",
      "The values were put in the order of their keys",
      "Sort the values themselves; their keys play no part"),
  CASE_INSENSITIVE_ORDER(
      "case-insensitive-order",
      "The values were sorted without regard to case, or by a language's rules",
      "Sort by bytes: digits, then capitals, then _, then small letters (ordinal comparison)"),
  NUMERIC_ORDER(
      "numeric-order",
      "Values of digits were sorted as numbers",
      "Sort all values as texts (in PHP, sort with SORT_STRING)"),
  NOT_SORTED(
      "not-sorted",
      "The right values were joined in another order than the sorted one",
      "Sort the values by their bytes before joining them"),
  SEPARATOR_USED(
      "separator-used",
      "The values were joined with something between them",
      "Join the values with nothing between"),
  UPPER_CASE_HEX(
      "upper-case-hex",
      "The hash is right but written in capitals",
      "Write the hex digits in lower case"),
  KEY_VALUE_PAIRS_SIGNED(
      "key-value-pairs-signed",
      "Pairs of key and value were signed",
      "Sign the values alone, without keys"),
  JSAPI_CONFIG_SIGNATURE(
      "jsapi-config-signature",
      "This is the signature of the JS-SDK's config, which is another algorithm",
      "Sort the card's values and join them; wx.addCard in a mini program needs no config");

  private final String stableName;
  private final String explanation;
  private final String fix;

  Mistake(String stableName, String explanation, String fix) {
    this.stableName = stableName;
    this.explanation = explanation;
    this.fix = fix;
  }

  /** The name by which programs know this mistake; it never changes. */
  public String stableName() {
    return stableName;
  }

  /** What was done, in a sentence without its full stop. */
  public String explanation() {
    return explanation;
  }

  /** What to do instead, in a sentence without its full stop. */
  public String fix() {
    return fix;
  }
}
