package dev.kaquan.sandbox.claim;

import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.sandbox.account.CredentialIssuer;
import dev.kaquan.sandbox.card.WhiteList;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.wire.CardExtJson;
import dev.kaquan.wire.MalformedWireException;

/** The rules that a claim must satisfy. Use it inside {@link Store#change}. */
public final class ClaimRules {
  private final SandboxContext context;
  private final CredentialIssuer credentialIssuer;
  private final WhiteList whiteList;
  private final HeldCodes codes;
  private final Table<UsedNonce> usedNonces;

  /** A nonce and timestamp with which a card was claimed. */
  public record UsedNonce(long at) {}

  /** Opens the table of used nonces. */
  public ClaimRules(
      SandboxContext context,
      CredentialIssuer credentialIssuer,
      WhiteList whiteList,
      HeldCodes codes) {
    this.context = context;
    this.credentialIssuer = credentialIssuer;
    this.whiteList = whiteList;
    this.codes = codes;
    this.usedNonces = context.store().table("used_nonce", UsedNonce.class);
  }

  /**
   * Parses a cardExt.
   *
   * @throws ClaimRejected if it is empty or not JSON
   */
  ReceivedCardExt parse(String cardExt) {
    if (cardExt.isEmpty()) {
      throw new ClaimRejected("签名错误", ErrCode.SIGNATURE);
    }
    try {
      return ReceivedCardExt.of(CardExtJson.read(cardExt));
    } catch (MalformedWireException e) {
      throw new ClaimRejected("参数错误", ErrCode.INVALID_CARD_EXT, "cardExt is not JSON");
    }
  }

  /**
   * Checks a signed claim: the signature, the fields of the cardExt, the card's state, the nonce, and
   * the limits.
   *
   * @throws ClaimRejected for the first rule that is violated
   */
  void checkSigned(Card card, ReceivedCardExt ext, String openid) {
    checkSignature(card, ext);
    checkFields(card, ext, openid);
    checkState(card, openid);
    checkNonce(card, ext);
    checkLimits(card, openid);
  }

  /**
   * Checks a claim without a cardExt: the card's state and the limits.
   *
   * @throws ClaimRejected for the first rule that is violated
   */
  void checkUnsigned(Card card, String openid) {
    checkState(card, openid);
    checkLimits(card, openid);
  }

  private void checkSignature(Card card, ReceivedCardExt ext) {
    if (credentialIssuer.validTickets("wx_card").stream()
        .noneMatch(ticket -> ext.isSignedWith(new ApiTicket(ticket), card.id().value()))) {
      throw new ClaimRejected("签名错误", ErrCode.SIGNATURE);
    }
  }

  private static void checkFields(Card card, ReceivedCardExt ext, String openid) {
    Violations violations = new Violations();
    ext.checkForm(violations);
    ext.checkAgainst(card, violations);
    if (!violations.isEmpty()) {
      throw new ClaimRejected(
          "参数错误", ErrCode.INVALID_CARD_EXT, violations.found().get(0).toString());
    }
    if (ext.has("openid") && !ext.text("openid").equals(openid)) {
      throw new ClaimRejected("参数错误", ErrCode.INVALID_CARD_EXT, "openid: is another person's");
    }
  }

  private void checkState(Card card, String openid) {
    switch (card.status()) {
      case VERIFY_OK, DISPATCH -> {}
      case NOT_VERIFY -> {
        if (!whiteList.has(openid)) {
          throw new ClaimRejected("卡券不可领取", ErrCode.NOT_ON_WHITE_LIST);
        }
      }
      case VERIFY_FAIL, DELETE -> throw new ClaimRejected("卡券不可领取", ErrCode.INVALID_CARD_STATUS);
    }
    if (card.validity().isOverAt(context.clock().instant())) {
      throw new ClaimRejected("卡券已过期", ErrCode.INVALID_TIME);
    }
  }

  /** Without a nonce a claim can be replayed, as WeChat's page says. */
  private void checkNonce(Card card, ReceivedCardExt ext) {
    if (!ext.has("nonce_str")) {
      return;
    }
    String key = card.id().value() + ' ' + ext.text("nonce_str") + ' ' + ext.text("timestamp");
    if (usedNonces.get(key).isPresent()) {
      throw new ClaimRejected(
          "已领完", ErrCode.INVALID_CARD_EXT, "nonce_str and timestamp were used before");
    }
    usedNonces.put(key, new UsedNonce(context.clock().seconds()));
  }

  private void checkLimits(Card card, String openid) {
    if (card.quantity() <= 0) {
      throw new ClaimRejected("已领完", ErrCode.OUT_OF_STOCK);
    }
    if (codes.taken(openid, card.id().value()) >= card.getLimit()) {
      throw new ClaimRejected("超出领取限制", ErrCode.OVER_GET_LIMIT);
    }
  }
}
