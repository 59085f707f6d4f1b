package dev.kaquan.domain.claim;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.util.List;

/**
 * What {@code wx.addCard} passed to its success or fail callback.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/miniprogram/dev/api/open-api/card/wx.addCard.html">
 *     WeChat's page of wx.addCard (read on 2026-11-23)</a>
 */
public sealed interface AddCardReport {

  /** The person left without claiming anything. */
  record Cancelled() implements AddCardReport {}

  /**
   * WeChat refused everything.
   *
   * @param message WeChat's message, which is not documented
   */
  record Failed(String message) implements AddCardReport {}

  /** The flow ended; each card says whether it was claimed. */
  record Ended(List<ReportedCard> cards) implements AddCardReport {
    public Ended {
      cards = List.copyOf(cards);
    }
  }

  /**
   * Classifies a result.
   *
   * @throws InvalidValueException if {@code errMsg} is not one of wx.addCard
   */
  static AddCardReport of(String errMsg, List<ReportedCard> cards) {
    if (errMsg.equals("addCard:ok")) {
      return new Ended(cards);
    }
    if (errMsg.equals("addCard:cancel") || errMsg.startsWith("addCard:fail cancel")) {
      return new Cancelled();
    }
    if (errMsg.startsWith("addCard:fail")) {
      return new Failed(errMsg.substring("addCard:fail".length()).strip());
    }
    throw new InvalidValueException(
        "errMsg",
        "must be from wx.addCard: addCard:ok, addCard:fail cancel or addCard:fail and a"
            + " reason",
        RuleReference.ADD_CARD_RESULT);
  }
}
