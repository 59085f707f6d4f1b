package dev.kaquan.domain;

/**
 * Where a rule comes from: a section of {@code docs/wechat.md}, which gives WeChat's own page for it
 * and what was chosen where WeChat is silent.
 */
public enum RuleReference {
  /** The signature inside cardExt. */
  SIGNATURE("card-signature"),
  /** The fields of cardExt. */
  CARD_EXT("cardext"),
  /** Which cards want a code or an openid in cardExt, and which forbid it. */
  PRESENCE_MATRIX("presence-matrix"),
  /** chooseCard's cardSign. */
  CHOOSE_CARD("choosecard"),
  /** The envelope of /card/create and its card types. */
  CARD_TYPES("card-types"),
  /** base_info. */
  BASE_INFO("base_info"),
  /** date_info and the day rule. */
  DATE_INFO("date_info"),
  /** The colours of a card. */
  COLOURS("colours"),
  /** member_card. */
  MEMBER_CARD("member_card"),
  /** advanced_info. */
  ADVANCED_INFO("advanced_info"),
  /** A card's status, and what it allows. */
  CARD_STATUS("card-status"),
  /** What a code looks like, and who makes it. */
  CODES("codes"),
  /** Encrypted codes. */
  ENCRYPTED_CODES("encrypted-codes"),
  /** What wx.addCard hands back. */
  ADD_CARD_RESULT("wxaddcard"),
  /** Identifiers of cards, people and accounts. */
  IDENTIFIERS("identifiers"),
  /** Kaquan's own interface, not WeChat's rule. */
  API("api", "docs/api.md"),
  /** What the machine is told by its environment and the command line. */
  SETTINGS("settings", "README.md");

  private final String where;

  RuleReference(String anchor) {
    this(anchor, "docs/wechat.md");
  }

  RuleReference(String anchor, String document) {
    this.where = document + "#" + anchor;
  }

  /** The place to read, as {@code document#anchor}. */
  @Override
  public String toString() {
    return where;
  }
}
