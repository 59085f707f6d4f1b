package dev.kaquan.sandbox;

/** The error codes that the sandbox answers, with the platform's own words. */
enum ErrCode {
  INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
  INVALID_GRANT_TYPE(40002, "invalid grant_type"),
  INVALID_APPID(40013, "invalid appid"),
  INVALID_ACCESS_TOKEN(40014, "invalid access_token"),
  INVALID_CHARSET(
      40033, "invalid charset. please check your request, if include \\uxxxx will create fail!"),
  INVALID_SERIAL_CODE(40056, "invalid serial code"),
  INVALID_CARD_ID(40073, "invalid card id"),
  INVALID_ENCRYPT_CODE(40075, "invalid encrypt code"),
  INVALID_CARD_STATUS(40078, "invalid card status"),
  INVALID_TIME(40079, "invalid time"),
  INVALID_CARD_EXT(40080, "invalid card ext"),
  INVALID_ARGS(40097, "invalid args"),
  INVALID_CODE(40116, "invalid code"),
  INVALID_APPSECRET(40125, "invalid appsecret"),
  INVALID_USER_CARD_STATUS(
      40127,
      "invalid user-card status! Hint: the card was given to user, but may be deleted or expired or"
          + " set unavailable !"),
  TOKEN_MISSING(41001, "access_token missing"),
  APPID_MISSING(41002, "appid missing"),
  APPSECRET_MISSING(41004, "appsecret missing"),
  CARD_ID_MISSING(41012, "missing card id"),
  CODE_MISSING(41013, "missing code"),
  TOKEN_EXPIRED(42001, "access_token expired"),
  REQUIRE_GET(43001, "require GET method"),
  REQUIRE_POST(43002, "require POST method"),
  EMPTY_BODY(44002, "empty post data"),
  DAILY_QUOTA(45009, "reach max api daily quota limit"),
  OUT_OF_STOCK(45031, "stock is out of limit"),
  OVER_GET_LIMIT(45033, "user get card num is out of get_limit"),
  DATA_FORMAT(47001, "data format error"),
  SIGNATURE(49004, "not match signature");

  private final int number;
  private final String text;

  ErrCode(int number, String text) {
    this.number = number;
    this.text = text;
  }

  int number() {
    return number;
  }

  String text() {
    return text;
  }
}
