package dev.kaquan.sandbox.web;

/** The platform's error codes with its texts ({@code docs/wechat.md#error-codes}). */
public enum ErrCode {
  SYSTEM_ERROR(-1, "system error"),
  INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
  INVALID_GRANT_TYPE(40002, "invalid grant_type"),
  INVALID_OPENID(40003, "invalid openid"),
  INVALID_FILE_TYPE(40005, "invalid file type"),
  INVALID_IMAGE_SIZE(40009, "invalid image size"),
  INVALID_APPID(40013, "invalid appid"),
  INVALID_ACCESS_TOKEN(40014, "invalid access_token"),
  INVALID_CHARSET(
      40033, "invalid charset. please check your request, if include \\uxxxx will create fail!"),
  INVALID_ARGS_SIZE(40035, "invalid args size"),
  INVALID_ACTION_NAME(40052, "invalid action name"),
  INVALID_ACTION_INFO(40053, "invalid action info, please check document"),
  INVALID_SERIAL_CODE(40056, "invalid serial code"),
  INVALID_SKU(40070, "invalid sku info"),
  INVALID_CARD_TYPE(40071, "invalid card type"),
  INVALID_LOCATION_ID(40072, "invalid location id"),
  INVALID_CARD_ID(40073, "invalid card id"),
  INVALID_ENCRYPT_CODE(40075, "invalid encrypt code"),
  INVALID_COLOR(40076, "invalid color id"),
  INVALID_CARD_STATUS(40078, "invalid card status"),
  INVALID_TIME(40079, "invalid time"),
  INVALID_CARD_EXT(40080, "invalid card ext"),
  INVALID_ARGS(40097, "invalid args"),
  CODE_CONSUMED(40099, "invalid code, this code has consumed."),
  INVALID_DATE_INFO(
      40100,
      "invalid DateInfo, Make Sure OldDateInfoType==NewDateInfoType && NewBeginTime<=OldBeginTime && OldEndTime<= NewEndTime"),
  TOO_MANY_CODES(40109, "too many code size, must <= 100"),
  EMPTY_CODE(40110, "have empty code"),
  SAME_CODE(40111, "have same code"),
  INVALID_CODE(40116, "invalid code"),
  INVALID_QUANTITY(40122, "invalid card quantity"),
  TOO_MANY_CUSTOM_FIELDS(40124, "too many custom field!"),
  INVALID_APPSECRET(40125, "invalid appsecret"),
  INVALID_USER_CARD_STATUS(
      40127,
      "invalid user-card status! Hint: the card was given to user, but may be deleted or expired or set unavailable !"),
  INVALID_USERNAME(40132, "invalid username"),
  SUPPLY_BONUS_KEPT(
      40135,
      "invalid not supply bonus, can not change card_id which supply bonus to be not supply"),
  INVALID_DEPOSIT_MODE(
      40136, "invalid use DepositCodeMode, make sure sku.quantity>DepositCode.quantity"),
  INVALID_IMAGE_FORMAT(40137, "invalid image format"),
  PAY_AND_CENTER_CELL(
      40145,
      "invalid update! Can not both set PayCell and CenterCellInfo(include: center_title, center_sub_title, center_url)."),
  MARKED_BY_OTHER(40146, "invalid openid! card may be marked by other user!"),
  INVALID_TIME_LIMIT(40149, "invalid use time limit"),
  INVALID_MINI_PROGRAM_PATH(40165, "invalid weapp pagepath"),
  INVALID_MINI_PROGRAM(40166, "invalid weapp appid"),
  CONSUME_TIME_RESTRICTED(40147, "invalid consume! Consume time overranging restricts."),
  NEED_PLATFORM_CODES(40158, "invalid use_custom_code, need be false"),
  TOKEN_MISSING(41001, "access_token missing"),
  APPID_MISSING(41002, "appid missing"),
  APPSECRET_MISSING(41004, "appsecret missing"),
  OPENID_MISSING(41009, "missing openid"),
  URL_MISSING(41010, "missing url"),
  FIELDS_MISSING(41011, "missing required fields! please check document and request json!"),
  CARD_ID_MISSING(41012, "missing card id"),
  CODE_MISSING(41013, "missing code"),
  TICKET_CLASS_MISSING(41014, "missing ticket_class"),
  TOKEN_EXPIRED(42001, "access_token expired"),
  REQUIRE_GET(43001, "require GET method"),
  REQUIRE_POST(43002, "require POST method"),
  CUSTOM_CODE_UNAUTHORIZED(43009, "can not use custom code, need authorize"),
  BALANCE_UNAUTHORIZED(43010, "can not use balance, need authorize"),
  BONUS_UNAUTHORIZED(43011, "can not use bonus, need authorize"),
  TEAM_UNAUTHORIZED(43015, "require authorize by wechat team to use this function!"),
  REQUIRE_LOCATION(43017, "require location id!"),
  CODE_NOT_MARKED(43018, "code has no been mark!"),
  EMPTY_BODY(44002, "empty post data"),
  EMPTY_LIST(44005, "empty list size"),
  DAILY_QUOTA(45009, "reach max api daily quota limit"),
  MINUTE_QUOTA(45011, "api minute-quota reach limit, must slower, retry next minute"),
  TOO_LONG(
      45021, "some argument may be out of length limit! please check document and request json!"),
  BONUS_OUT_OF_LIMIT(45022, "bonus is out of limit"),
  BALANCE_OUT_OF_LIMIT(45023, "balance is out of limit"),
  CARD_NOT_SUPPORTED(45030, "limit cardid, not support this function"),
  OUT_OF_STOCK(45031, "stock is out of limit"),
  OVER_GET_LIMIT(45033, "user get card num is out of get_limit"),
  CARD_LIST_TOO_LONG(45039, "card_list_size out of limit"),
  TOTAL_QUANTITY_LIMIT(45041, "this card reach total sku quantity limit!"),
  TOO_MANY_ABSTRACT_PICTURES(45044, "icon url size in abstract is out of limit"),
  CELLS_CONFLICT(45046, "operate field conflict, CenterCell, PayCell, SelfConsumeCell conflict"),
  ACTIVATION_BUSY(45061, "system is busy, please try again later"),
  DATA_FORMAT(47001, "data format error"),
  UNAUTHORIZED(48001, "api unauthorized"),
  SIGNATURE(49004, "not match signature"),
  NOT_FROM_CDN(52000, "pic is not from cdn"),
  NEED_MEMBER_CARD(72003, "invalid card type, need member card"),
  INVALID_REDUCE_COST(72007, "invalid reduce cost, can not less than 100"),
  INVALID_LEAST_COST(72008, "invalid least cost, most larger than reduce cost"),
  INVALID_GET_LIMIT(72009, "invalid get limit, can not over 50"),
  INVALID_ACTIVATE_TICKET(
      72011, "invalid activate_ticket.Maybe this ticket is not belong this AppId"),
  ACTIVATE_TICKET_EXPIRED(72012, "activate_ticket has been expired"),
  TOO_MANY_MESSAGE_CARDS(72019, "limit msg operation card list size, must <= 5"),
  USE_LIMIT(72020, "limit consume in use limit"),
  NOT_ON_WHITE_LIST(72022, "user unexpected, please add user to white list"),
  NEED_WX_ACTIVATE(72026, "need set wx_activate true"),
  ALREADY_MEMBER(73214, "the user is already a member");

  private final int number;
  private final String text;

  ErrCode(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /** Returns the code, such as 40073. */
  public int number() {
    return number;
  }

  /** Returns WeChat's text. */
  public String text() {
    return text;
  }
}
