package dev.kaquan.wechat;

/** The calls that are made of the platform, and what is known of each. */
enum Endpoint {
  STABLE_TOKEN("/cgi-bin/stable_token", true, Endpoint.NONE),
  TICKET("/cgi-bin/ticket/getticket", true, Endpoint.NONE),
  /** Made once: whoever makes it again may have two cards. */
  CREATE("/card/create", false, Endpoint.NONE),
  GET("/card/get", true, 40073),
  DECRYPT("/card/code/decrypt", true, 40075);

  private static final int NONE = 0;

  private final String path;
  private final boolean repeatable;
  private final int nothing;

  Endpoint(String path, boolean repeatable, int nothing) {
    this.path = path;
    this.repeatable = repeatable;
    this.nothing = nothing;
  }

  /** Whether it may be made again when it is not known whether it was carried out. */
  boolean isRepeatable() {
    return repeatable;
  }

  /** Whether {@code errCode} is the answer that there is no such thing, and not a fault. */
  boolean isNotFound(int errCode) {
    return errCode != NONE && errCode == nothing;
  }

  /** The path, such as {@code /card/get}. */
  @Override
  public String toString() {
    return path;
  }
}
