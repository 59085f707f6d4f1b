package dev.kaquan.domain;

/**
 * The source of a rule: a section of {@code docs/wechat.md}, with WeChat's own page for it and what
 * was chosen where WeChat is silent.
 */
public enum RuleReference {
  /** The signature inside cardExt. */
  SIGNATURE("card-signature"),
  /** The fields of cardExt. */
  CARD_EXT("cardext"),
  /** Which cards require a code or an openid in cardExt, and which forbid it. */
  PRESENCE_MATRIX("presence-matrix"),
  /** chooseCard's cardSign. */
  CHOOSE_CARD("choosecard"),
  /** The envelope of /card/create and its card types. */
  CARD_TYPES("card-types"),
  BASE_INFO("base_info"),
  /** date_info and the rule of calendar days. */
  DATE_INFO("date_info"),
  /** The colours of a card. */
  COLOURS("colours"),
  MEMBER_CARD("member_card"),
  ADVANCED_INFO("advanced_info"),
  /** The status of a card, and what it allows. */
  CARD_STATUS("card-status"),
  /** The form of codes, and who assigns them. */
  CODES("codes"),
  ENCRYPTED_CODES("encrypted-codes"),
  /** The result of wx.addCard. */
  ADD_CARD_RESULT("wxaddcard"),
  /** The form of one-tap activation. */
  ACTIVATION_FORM("activation-form"),
  /** Activation, changes and the states of memberships. */
  MEMBERSHIPS("memberships"),
  /** The parameters of the open-card component, and what it returns. */
  OPEN_CARD_COMPONENT("open-card-component"),
  /** The events that WeChat pushes. */
  EVENTS("event-pushes"),
  /** Identifiers of cards, people and accounts. */
  IDENTIFIERS("identifiers"),
  /** Kaquan's own interface, not WeChat's rule. */
  API("api", "docs/api.md"),
  /** Settings of the environment and the command line. */
  SETTINGS("settings", "README.md");

  private final String where;

  RuleReference(String anchor) {
    this(anchor, "docs/wechat.md");
  }

  RuleReference(String anchor, String document) {
    this.where = document + "#" + anchor;
  }

  /** Returns the place to read, as {@code document#anchor}. */
  @Override
  public String toString() {
    return where;
  }
}
