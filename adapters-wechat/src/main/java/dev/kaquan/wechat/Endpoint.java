package dev.kaquan.wechat;

import java.util.Set;

/** The endpoints of the platform that Kaquan uses. */
enum Endpoint {
  STABLE_TOKEN("/cgi-bin/stable_token"),
  TICKET("/cgi-bin/ticket/getticket"),
  /** Not repeatable: a repetition could create a second card. */
  CREATE("/card/create", 0),
  GET("/card/get", Endpoint.DEFAULT_RETRIES, 40073),
  BATCH_GET("/card/batchget"),
  DECRYPT("/card/code/decrypt", Endpoint.DEFAULT_RETRIES, 40075),
  HELD_CARDS("/card/user/getcardlist"),
  SET_FORM("/card/membercard/activateuserform/set"),
  ACTIVATE_URL("/card/membercard/activate/geturl"),
  /** 72012 may be transient: three repetitions, then the ticket counts as expired. */
  TEMP_INFO("/card/membercard/activatetempinfo/get", 3, 72011, ErrCode.TICKET_EXPIRED),
  ACTIVATE("/card/membercard/activate", Endpoint.DEFAULT_RETRIES, 40056),
  USER_INFO("/card/membercard/userinfo/get", Endpoint.DEFAULT_RETRIES, 40056),
  UPDATE_USER("/card/membercard/updateuser", Endpoint.DEFAULT_RETRIES, 40056);

  private static final int DEFAULT_RETRIES = 2;

  private final String path;
  private final int maxRetries;
  private final Set<Integer> notFound;

  Endpoint(String path) {
    this(path, Endpoint.DEFAULT_RETRIES);
  }

  Endpoint(String path, int maxRetries, Integer... notFound) {
    this.path = path;
    this.maxRetries = maxRetries;
    this.notFound = Set.of(notFound);
  }

  /**
   * Returns how often a request is repeated after a transient failure; 0 if it must not be repeated,
   * because it may have been executed.
   */
  int maxRetries() {
    return maxRetries;
  }

  /** Returns whether {@code errCode} means that the object does not exist. */
  boolean isNotFound(int errCode) {
    return notFound.contains(errCode);
  }

  /** Returns the path, such as {@code /card/get}. */
  @Override
  public String toString() {
    return path;
  }
}
