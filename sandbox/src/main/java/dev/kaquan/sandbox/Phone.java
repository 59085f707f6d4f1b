package dev.kaquan.sandbox;

import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.Period;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.claim.UnixSeconds;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.wire.AddCardResult;
import dev.kaquan.wire.AddedCard;
import dev.kaquan.wire.CardExtJson;
import dev.kaquan.wire.MalformedWireException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The phone: what {@code wx.addCard} and {@code wx.openCard} do to the person holding it.
 *
 * <p>The words in {@code addCard:fail (…)} are not published; they are chosen after the prompts of
 * WeChat's troubleshooting page (docs/wechat.md, wx.addCard).
 */
final class Phone {
  private final SandboxFile file;
  private final Lent lent;
  private final Words words;
  private final CodeCipher cipher;
  private final InstantSource clock;

  /** What a page handed to the phone, and why the phone said no, if it did. */
  record Answer(AddCardResult result, String reason) {}

  Phone(SandboxFile file, Lent lent, Words words, CodeCipher cipher, InstantSource clock) {
    this.file = file;
    this.lent = lent;
    this.words = words;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Takes every card of a list that may be taken. */
  Answer addCard(String openid, List<?> cardList) {
    if (openid.isEmpty() || cardList.isEmpty()) {
      return new Answer(new AddCardResult("addCard:fail (参数错误)", List.of()), "40097 invalid args");
    }
    List<String> tickets = lent.validTickets("wx_card");
    List<AddedCard> results = new ArrayList<>();
    List<Denial> denials = new ArrayList<>();
    for (Object item : cardList) {
      Map<?, ?> card = item instanceof Map<?, ?> fields ? fields : Map.of();
      String cardId = text(card, "cardId");
      String cardExt = text(card, "cardExt");
      try {
        String code = file.change(handle -> take(handle, openid, cardId, cardExt, tickets));
        results.add(new AddedCard(cardId, cipher.encrypt(code), cardExt, true));
      } catch (Denial denial) {
        denials.add(denial);
        results.add(new AddedCard(cardId, "", cardExt, false));
      }
    }
    String reason = denials.isEmpty() ? "" : denials.get(0).reason();
    return denials.size() == results.size()
        ? new Answer(
            new AddCardResult("addCard:fail (" + denials.get(0).getMessage() + ")", List.of()),
            reason)
        : new Answer(new AddCardResult("addCard:ok", results), reason);
  }

  /** Opens cards by their plain codes. */
  Answer openCard(String openid, List<?> cardList) {
    boolean held = !cardList.isEmpty()
        && cardList.stream()
            .allMatch(item -> item instanceof Map<?, ?> card
                && holds(openid, text(card, "cardId"), text(card, "code")));
    return held
        ? new Answer(new AddCardResult("openCard:ok", List.of()), "")
        : new Answer(
            new AddCardResult("openCard:fail (invalid code)", List.of()),
            "40056 invalid serial code");
  }

  private boolean holds(String openid, String cardId, String code) {
    return file.change(handle -> handle
            .createQuery("SELECT count(*) FROM code WHERE card_id = ? AND code = ? AND openid = ?")
            .bind(0, cardId)
            .bind(1, code)
            .bind(2, openid)
            .mapTo(Integer.class)
            .one()
        == 1);
  }

  private String take(
      Handle handle, String openid, String cardId, String cardExt, List<String> tickets) {
    if (cardExt.isEmpty()) {
      throw new Denial("签名错误", ErrCode.SIGNATURE);
    }
    ReceivedCardExt ext = read(cardExt);
    Card card = IssuedCards.find(handle, cardId)
        .map(IssuedCards.Issued::card)
        .orElseThrow(() -> new Denial("卡券不存在", ErrCode.INVALID_CARD_ID));
    if (tickets.stream().noneMatch(t -> ext.isSignedWith(new ApiTicket(t), card.id()))) {
      throw new Denial("签名错误", ErrCode.SIGNATURE);
    }
    checkTerms(card, ext, openid);
    checkState(handle, card, ext, openid);
    handle.execute("UPDATE card SET quantity = quantity - 1 WHERE card_id = ?", cardId);
    return keep(handle, card, ext, openid);
  }

  private static void checkTerms(Card card, ReceivedCardExt ext, String openid) {
    Violations violations = new Violations();
    ext.checkForm(violations);
    ext.checkAgainst(card, violations);
    if (!violations.isEmpty()) {
      throw new Denial(
          "参数错误", ErrCode.INVALID_CARD_EXT, violations.found().get(0).toString());
    }
    if (ext.has("openid") && !ext.text("openid").equals(openid)) {
      throw new Denial("参数错误", ErrCode.INVALID_CARD_EXT, "openid: is somebody else's");
    }
  }

  private void checkState(Handle handle, Card card, ReceivedCardExt ext, String openid) {
    switch (card.status()) {
      case VERIFY_OK, DISPATCH -> {}
      case NOT_VERIFY, VERIFY_FAIL, DELETE ->
        throw new Denial("卡券不可领取", ErrCode.INVALID_CARD_STATUS);
    }
    if (card.validity().isOverAt(clock.instant())) {
      throw new Denial("卡券已过期", ErrCode.INVALID_TIME);
    }
    int isNew =
        handle.execute("""
            INSERT INTO used_ext (card_id, nonce_str, timestamp) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """, card.id().value(), ext.text("nonce_str"), ext.text("timestamp"));
    if (isNew == 0) {
      throw new Denial("已领完", ErrCode.INVALID_CARD_EXT, "nonce_str and timestamp used before");
    }
    if (card.quantity() <= 0) {
      throw new Denial("已领完", ErrCode.OUT_OF_STOCK);
    }
    int taken = handle
        .createQuery("SELECT count(*) FROM code WHERE openid = ? AND card_id = ?")
        .bind(0, openid)
        .bind(1, card.id().value())
        .mapTo(Integer.class)
        .one();
    if (taken >= card.getLimit()) {
      throw new Denial("超出领取限制", ErrCode.OVER_GET_LIMIT);
    }
  }

  private String keep(Handle handle, Card card, ReceivedCardExt ext, String openid) {
    Instant claimed = ext.has("fixed_begintimestamp")
        ? UnixSeconds.parse("fixed_begintimestamp", ext.text("fixed_begintimestamp"))
        : clock.instant();
    Period period = card.validity().periodOf(claimed);
    boolean custom = card.codeMode() == CodeMode.CUSTOM;
    while (true) {
      String code = custom ? ext.text("code") : words.digits(12);
      int isNew = handle.execute(
          """
              INSERT INTO code (card_id, code, openid, begin_at, end_at, outer_str)
              VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
              """,
          card.id().value(),
          code,
          openid,
          period.begin().getEpochSecond(),
          period.end().getEpochSecond(),
          ext.text("outer_str"));
      if (isNew == 1) {
        return code;
      }
      if (custom) {
        throw new Denial("已领完", ErrCode.INVALID_CODE, "the code was taken before");
      }
    }
  }

  private static ReceivedCardExt read(String cardExt) {
    try {
      return ReceivedCardExt.of(CardExtJson.read(cardExt));
    } catch (MalformedWireException e) {
      throw new Denial("参数错误", ErrCode.INVALID_CARD_EXT, "cardExt is no JSON");
    }
  }

  private static String text(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** The phone says no to one card, in the words that the person sees. */
  private static final class Denial extends RuntimeException {
    private final ErrCode code;
    private final String detail;

    Denial(String prompt, ErrCode code) {
      this(prompt, code, "");
    }

    Denial(String prompt, ErrCode code, String detail) {
      super(prompt, null, false, false);
      this.code = code;
      this.detail = detail;
    }

    String reason() {
      return code.number() + " " + code.text() + (detail.isEmpty() ? "" : "; " + detail);
    }
  }
}
