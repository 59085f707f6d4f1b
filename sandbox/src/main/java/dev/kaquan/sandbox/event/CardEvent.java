package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.web.Reply;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** An event that the platform pushes, with its fields in the order of WeChat's samples. */
public interface CardEvent {
  Pattern WHOLE = Pattern.compile("[0-9]{1,60}");

  /** Returns WeChat's name of the event. */
  String name();

  /** Returns the openid of the person concerned, or the empty string for an event about a card. */
  default String openid() {
    return "";
  }

  /** Returns the fields that follow the common ones. */
  Map<String, Object> fields();

  /**
   * A card was reviewed.
   *
   * @param reason why it failed; empty if it passed
   */
  record CardReviewed(String cardId, boolean passed, String reason) implements CardEvent {
    @Override
    public String name() {
      return passed ? "card_pass_check" : "card_not_pass_check";
    }

    @Override
    public Map<String, Object> fields() {
      return Reply.fields("CardId", cardId, "RefuseReason", reason);
    }
  }

  /** The stock of a card is low. */
  record LowStock(String openid, String cardId, long quantity) implements CardEvent {
    @Override
    public String name() {
      return "card_sku_remind";
    }

    @Override
    public Map<String, Object> fields() {
      return Reply.fields(
          "CardId", cardId, "Detail", "the card's quantity is equal to " + quantity);
    }
  }

  /**
   * A person got a card.
   *
   * @param giver the friend who gave it; empty if it was not a gift
   * @param oldCode the code before the gift; empty if it was not a gift
   * @param outerStr the channel; without one the field is absent, not empty
   * @param outerId {@code outer_id} of the cardExt or the QR code, up to 60 digits
   * @param isRestored whether a deleted member card was restored
   */
  record CardClaimed(
      String openid,
      String cardId,
      String code,
      String giver,
      String oldCode,
      String outerStr,
      String outerId,
      boolean isRestored)
      implements CardEvent {

    /** Returns the event of a claim; {@code outerId} is empty if there was none. */
    public static CardClaimed claimed(
        String openid, String cardId, String code, String outerStr, String outerId) {
      return new CardClaimed(openid, cardId, code, "", "", outerStr, outerId, false);
    }

    /** Returns the event of a gift that was taken. */
    public static CardClaimed gift(
        String openid, String cardId, String code, String giver, String oldCode) {
      return new CardClaimed(openid, cardId, code, giver, oldCode, "", "", false);
    }

    public static CardClaimed restored(String openid, String cardId, String code) {
      return new CardClaimed(openid, cardId, code, "", "", "", "", true);
    }

    @Override
    public String name() {
      return "user_get_card";
    }

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("CardId", cardId);
      fields.put("IsGiveByFriend", giver.isEmpty() ? 0 : 1);
      fields.put("UserCardCode", code);
      fields.put("FriendUserName", giver);
      fields.put("OuterId", WHOLE.matcher(outerId).matches() ? new BigInteger(outerId) : 0);
      fields.put("OldUserCardCode", oldCode);
      putIfPresent(fields, "OuterStr", outerStr);
      fields.put("IsRestoreMemberCard", isRestored ? 1 : 0);
      fields.put("IsRecommendByFriend", 0);
      return fields;
    }
  }

  /** A person sent a card to a friend, or it came back because nobody took it. */
  record CardGifted(
      String openid,
      String cardId,
      String code,
      String friend,
      boolean toChatRoom,
      boolean isReturned)
      implements CardEvent {
    @Override
    public String name() {
      return "user_gifting_card";
    }

    @Override
    public Map<String, Object> fields() {
      return Reply.fields(
          "CardId", cardId,
          "UserCardCode", code,
          "IsReturnBack", isReturned ? 1 : 0,
          "FriendUserName", friend,
          "IsChatRoom", toChatRoom ? 1 : 0);
    }
  }

  /** A person deleted a card. */
  record CardDeleted(String openid, String cardId, String code) implements CardEvent {
    @Override
    public String name() {
      return "user_del_card";
    }

    @Override
    public Map<String, Object> fields() {
      return Reply.fields("CardId", cardId, "UserCardCode", code);
    }
  }

  /**
   * A code was redeemed.
   *
   * @param source such as {@code FROM_API}
   */
  record CardConsumed(
      String openid,
      String cardId,
      String code,
      String source,
      String verifyCode,
      String remarkAmount,
      String outerStr)
      implements CardEvent {
    @Override
    public String name() {
      return "user_consume_card";
    }

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> fields = Reply.fields(
          "CardId", cardId,
          "UserCardCode", code,
          "ConsumeSource", source,
          "LocationName", "",
          "LocationId", 0,
          "StaffOpenId", "",
          "VerifyCode", verifyCode,
          "RemarkAmount", remarkAmount);
      putIfPresent(fields, "OuterStr", outerStr);
      return fields;
    }
  }

  /** A person opened a card. */
  record CardViewed(String openid, String cardId, String code, String outerStr)
      implements CardEvent {
    @Override
    public String name() {
      return "user_view_card";
    }

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> fields = Reply.fields("CardId", cardId, "UserCardCode", code);
      putIfPresent(fields, "OuterStr", outerStr);
      return fields;
    }
  }

  /**
   * A person paid with a card at the counter.
   *
   * @param fee in fen
   * @param originalFee in fen
   */
  record CardPaid(
      String openid,
      String cardId,
      String code,
      String transactionId,
      long locationId,
      long fee,
      long originalFee)
      implements CardEvent {
    @Override
    public String name() {
      return "user_pay_from_pay_cell";
    }

    @Override
    public Map<String, Object> fields() {
      return Reply.fields(
          "CardId", cardId,
          "UserCardCode", code,
          "TransId", transactionId,
          "LocationId", locationId,
          "Fee", Long.toString(fee),
          "OriginalFee", Long.toString(originalFee));
    }
  }

  /** A person opened the account's chat from a card. */
  record SessionEntered(String openid, String cardId, String code) implements CardEvent {
    @Override
    public String name() {
      return "user_enter_session_from_card";
    }

    @Override
    public Map<String, Object> fields() {
      return Reply.fields("CardId", cardId, "UserCardCode", code);
    }
  }

  private static void putIfPresent(Map<String, Object> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }
}
