package dev.kaquan.wechat;

/** The endpoints of the platform that Kaquan uses. */
enum Endpoint {
  STABLE_TOKEN("/cgi-bin/stable_token"),
  TICKET("/cgi-bin/ticket/getticket"),
  CREATE("/card/create"),
  GET("/card/get"),
  BATCH_GET("/card/batchget"),
  DECRYPT("/card/code/decrypt"),
  CODE_GET("/card/code/get"),
  CONSUME("/card/code/consume"),
  UPDATE_CODE("/card/code/update"),
  UNAVAILABLE("/card/code/unavailable"),
  MARK("/card/code/mark"),
  DEPOSIT("/card/code/deposit"),
  CHECK_CODE("/card/code/checkcode"),
  DEPOSIT_COUNT("/card/code/getdepositcount"),
  MODIFY_STOCK("/card/modifystock"),
  HELD_CARDS("/card/user/getcardlist"),
  SET_FORM("/card/membercard/activateuserform/set"),
  ACTIVATE_URL("/card/membercard/activate/geturl"),
  TEMP_INFO("/card/membercard/activatetempinfo/get"),
  ACTIVATE("/card/membercard/activate"),
  USER_INFO("/card/membercard/userinfo/get"),
  UPDATE_USER("/card/membercard/updateuser");

  private static final int DEFAULT_RETRIES = 2;
  private static final int RETRIES_WITH_TICKET = 3;

  private final String path;

  Endpoint(String path) {
    this.path = path;
  }

  /**
   * Returns how often a request is repeated after a transient failure; 0 if it must not be repeated,
   * because it may have been executed.
   */
  int maxRetries() {
    return switch (this) {
      // A repetition could create a second card, raise the stock twice, or be refused because the
      // first one
      // was executed.
      case CREATE, CONSUME, UPDATE_CODE, MODIFY_STOCK -> 0;
      // A ticket may seem to have expired and be accepted in a moment.
      case TEMP_INFO -> RETRIES_WITH_TICKET;
      default -> DEFAULT_RETRIES;
    };
  }

  /** Returns whether {@code errCode} means that the object does not exist. */
  boolean isNotFound(int errCode) {
    return switch (this) {
      case GET -> errCode == ErrCode.UNKNOWN_CARD;
      case DECRYPT -> errCode == ErrCode.NOT_ENCRYPTED;
      case TEMP_INFO -> errCode == ErrCode.UNKNOWN_TICKET || errCode == ErrCode.TICKET_EXPIRED;
      case CODE_GET, ACTIVATE, USER_INFO, UPDATE_USER -> errCode == ErrCode.UNKNOWN_CODE;
      default -> false;
    };
  }

  /** Returns the path, such as {@code /card/get}. */
  @Override
  public String toString() {
    return path;
  }
}
