package dev.kaquan.sandbox.claim;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeKey;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.CardEvent;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PhoneReply;
import dev.kaquan.sandbox.web.SandboxRequest;
import dev.kaquan.wire.AddCardResult;
import dev.kaquan.wire.AddedCard;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code wx.addCard} and {@code wx.openCard} as the phone executes them.
 *
 * <p>The texts in {@code addCard:fail (…)} are not published; they follow the prompts of WeChat's
 * troubleshooting page (docs/wechat.md, wx.addCard).
 */
public final class PhoneEndpoints {
  private final Store store;
  private final Claims claims;
  private final HeldCodes codes;
  private final CardRecords cardRecords;
  private final CodeCipher cipher;
  private final Events events;

  public PhoneEndpoints(
      SandboxContext context,
      Claims claims,
      HeldCodes codes,
      CardRecords cardRecords,
      CodeCipher cipher,
      Events events) {
    this.store = context.store();
    this.claims = claims;
    this.codes = codes;
    this.cardRecords = cardRecords;
    this.cipher = cipher;
    this.events = events;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.PHONE, "/sandbox/wx/addCard", this::addCard);
    endpoints.add(Kind.PHONE, "/sandbox/wx/openCard", this::openCard);
  }

  /** Claims every card of the list that the rules allow. */
  private PhoneReply addCard(SandboxRequest request) {
    if (request.flag("cancel")) {
      return failed("addCard", "cancel", "");
    }
    String openid = request.text("openid");
    List<SandboxRequest> cardList = request.objects("cardList");
    if (openid.isEmpty() || cardList.isEmpty()) {
      return failed("addCard", "(参数错误)", "40097 invalid args");
    }
    List<ClaimRejected> rejections = new ArrayList<>();
    List<String> codes = store.change(() -> claimAll(openid, cardList, rejections));
    String reason = rejections.isEmpty() ? "" : rejections.get(0).reason();
    if (rejections.size() == cardList.size()) {
      return failed("addCard", "(" + rejections.get(0).getMessage() + ")", reason);
    }
    List<AddedCard> results = new ArrayList<>();
    for (int i = 0; i < cardList.size(); i++) {
      SandboxRequest card = cardList.get(i);
      String code = codes.get(i);
      results.add(new AddedCard(
          card.text("cardId"),
          code.isEmpty() ? "" : cipher.encrypt(code),
          card.text("cardExt"),
          !code.isEmpty()));
    }
    return new PhoneReply(new AddCardResult("addCard:ok", results), reason);
  }

  /** A person claims one member card at a time: WeChat greys the further ones out. */
  private List<String> claimAll(
      String openid, List<SandboxRequest> cardList, List<ClaimRejected> rejections) {
    List<String> codes = new ArrayList<>();
    boolean hasMemberCard = false;
    for (SandboxRequest card : cardList) {
      boolean isMemberCard = isMemberCard(card.text("cardId"));
      if (isMemberCard && hasMemberCard) {
        rejections.add(new ClaimRejected("超出领取限制", ErrCode.OVER_GET_LIMIT));
        codes.add("");
      } else {
        codes.add(claim(openid, card, rejections));
      }
      hasMemberCard |= isMemberCard;
    }
    return codes;
  }

  private boolean isMemberCard(String cardId) {
    return cardRecords
        .find(cardId)
        .filter(card -> cardRecords.rules(card).type() == CardType.MEMBER_CARD)
        .isPresent();
  }

  /** Returns the new code, or the empty string if the claim was rejected. */
  private String claim(String openid, SandboxRequest card, List<ClaimRejected> rejections) {
    String cardId = card.text("cardId");
    try {
      claims.warnIfLowStock(openid, cardId);
      return store
          .change(() -> claims.claimSigned(openid, cardId, card.text("cardExt")))
          .code();
    } catch (ClaimRejected rejection) {
      rejections.add(rejection);
      return "";
    }
  }

  /** Opens cards by plain code. */
  private PhoneReply openCard(SandboxRequest request) {
    if (request.flag("cancel")) {
      return failed("openCard", "cancel", "");
    }
    List<SandboxRequest> cardList = request.objects("cardList");
    String openid = request.text("openid");
    boolean opened = store.change(() -> {
      boolean held = !cardList.isEmpty() && cardList.stream().allMatch(card -> holds(openid, card));
      if (held) {
        cardList.forEach(card -> publishView(openid, card));
      }
      return held;
    });
    return opened
        ? new PhoneReply(new AddCardResult("openCard:ok", List.of()), "")
        : failed("openCard", "(invalid code)", "40056 invalid serial code");
  }

  private boolean holds(String openid, SandboxRequest card) {
    return codes
        .find(key(card))
        .filter(code -> code.openid().equals(openid))
        .filter(code -> code.status() != CodeStatus.DELETE && code.status() != CodeStatus.GIFT_SUCC)
        .isPresent();
  }

  private void publishView(String openid, SandboxRequest card) {
    CodeKey key = key(card);
    if (cardRecords.get(key.cardId()).base().flag("need_push_on_view")) {
      String outerStr = codes.get(key.cardId(), key.code()).outerStr();
      events.publish(new CardEvent.CardViewed(openid, key.cardId(), key.code(), outerStr));
    }
  }

  private static CodeKey key(SandboxRequest card) {
    return new CodeKey(card.text("cardId"), card.text("code"));
  }

  private static PhoneReply failed(String endpoint, String why, String reason) {
    return new PhoneReply(new AddCardResult(endpoint + ":fail " + why, List.of()), reason);
  }
}
