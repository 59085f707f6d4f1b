package dev.kaquan.sandbox.phone;

import dev.kaquan.sandbox.card.Templates;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.push.Events;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.Reasoned;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.wire.AddCardResult;
import dev.kaquan.wire.AddedCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code wx.addCard} and {@code wx.openCard} do to the person holding the phone.
 *
 * <p>The words in {@code addCard:fail (…)} are not published; they are chosen after the prompts of
 * WeChat's troubleshooting page (docs/wechat.md, wx.addCard).
 */
public final class PhoneCalls {
  private final Store store;
  private final Claims claims;
  private final HeldCodes codes;
  private final Templates templates;
  private final CodeCipher cipher;
  private final Events events;

  /** The calls. */
  public PhoneCalls(
      Store store,
      Claims claims,
      HeldCodes codes,
      Templates templates,
      CodeCipher cipher,
      Events events) {
    this.store = store;
    this.claims = claims;
    this.codes = codes;
    this.templates = templates;
    this.cipher = cipher;
    this.events = events;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.PHONE, "/sandbox/wx/addCard", this::addCard);
    calls.add(Kind.PHONE, "/sandbox/wx/openCard", this::openCard);
  }

  /** Takes every card of the list that may be taken. */
  private Reasoned addCard(Asked asked) {
    if (asked.flag("cancel")) {
      return failed("addCard", "cancel", "");
    }
    String openid = asked.text("openid");
    List<Asked> cardList = asked.objects("cardList");
    if (openid.isEmpty() || cardList.isEmpty()) {
      return failed("addCard", "(参数错误)", "40097 invalid args");
    }
    List<Denial> denials = new ArrayList<>();
    List<String> codes = store.change(
        () -> cardList.stream().map(card -> take(openid, card, denials)).toList());
    String reason = denials.isEmpty() ? "" : denials.get(0).reason();
    if (denials.size() == cardList.size()) {
      return failed("addCard", "(" + denials.get(0).getMessage() + ")", reason);
    }
    List<AddedCard> results = new ArrayList<>();
    for (int i = 0; i < cardList.size(); i++) {
      Asked card = cardList.get(i);
      String code = codes.get(i);
      results.add(new AddedCard(
          card.text("cardId"),
          code.isEmpty() ? "" : cipher.encrypt(code),
          card.text("cardExt"),
          !code.isEmpty()));
    }
    return new Reasoned(new AddCardResult("addCard:ok", results), reason);
  }

  /** The code that was taken; empty if the phone said no. */
  private String take(String openid, Asked card, List<Denial> denials) {
    String cardId = card.text("cardId");
    try {
      claims.trying(openid, cardId);
      return store
          .change(() -> claims.take(openid, cardId, card.text("cardExt")))
          .code();
    } catch (Denial denial) {
      denials.add(denial);
      return "";
    }
  }

  /** Opens cards by their plain codes. */
  private Reasoned openCard(Asked asked) {
    if (asked.flag("cancel")) {
      return failed("openCard", "cancel", "");
    }
    List<Asked> cardList = asked.objects("cardList");
    String openid = asked.text("openid");
    boolean opened = store.change(() -> {
      boolean held = !cardList.isEmpty() && cardList.stream().allMatch(card -> holds(openid, card));
      if (held) {
        cardList.forEach(card -> tellOfView(openid, card));
      }
      return held;
    });
    return opened
        ? new Reasoned(new AddCardResult("openCard:ok", List.of()), "")
        : failed("openCard", "(invalid code)", "40056 invalid serial code");
  }

  private boolean holds(String openid, Asked card) {
    return codes
        .find(card.text("cardId"), card.text("code"))
        .filter(code -> code.openid().equals(openid))
        .filter(code -> code.status() != CodeStatus.DELETE && code.status() != CodeStatus.GIFT_SUCC)
        .isPresent();
  }

  private void tellOfView(String openid, Asked card) {
    String cardId = card.text("cardId");
    if (templates.get(cardId).base().flag("need_push_on_view")) {
      Map<String, Object> told = Reply.fields("CardId", cardId, "UserCardCode", card.text("code"));
      String outerStr = codes.get(cardId, card.text("code")).outerStr();
      if (!outerStr.isEmpty()) {
        told.put("OuterStr", outerStr);
      }
      events.happened("user_view_card", openid, told);
    }
  }

  private static Reasoned failed(String call, String why, String reason) {
    return new Reasoned(new AddCardResult(call + ":fail " + why, List.of()), reason);
  }
}
