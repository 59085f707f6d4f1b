package dev.kaquan.wechat;

/** The endpoints of the platform that Kaquan uses. */
enum Endpoint {
  STABLE_TOKEN("/cgi-bin/stable_token", true, Endpoint.NONE),
  TICKET("/cgi-bin/ticket/getticket", true, Endpoint.NONE),
  /** Not repeatable: a repetition could create a second card. */
  CREATE("/card/create", false, Endpoint.NONE),
  GET("/card/get", true, 40073),
  BATCH_GET("/card/batchget", true, Endpoint.NONE),
  DECRYPT("/card/code/decrypt", true, 40075);

  private static final int NONE = 0;

  private final String path;
  private final boolean repeatable;
  private final int notFound;

  Endpoint(String path, boolean repeatable, int notFound) {
    this.path = path;
    this.repeatable = repeatable;
    this.notFound = notFound;
  }

  /** Returns whether a request may be repeated if it is unknown whether it was executed. */
  boolean isRepeatable() {
    return repeatable;
  }

  /** Returns whether {@code errCode} means that the object does not exist. */
  boolean isNotFound(int errCode) {
    return errCode != NONE && errCode == notFound;
  }

  /** Returns the path, such as {@code /card/get}. */
  @Override
  public String toString() {
    return path;
  }
}
