package dev.kaquan.application.claim;

import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.SignedCardExt;
import java.util.List;

/** Prepares and signs what the mini program passes to {@code wx.addCard}. */
@FunctionalInterface
public interface PrepareAddCard {
  /**
   * Checks a wish by the rules of every card in it, signs it and keeps it. When this returns, what
   * was given out survives a crash.
   *
   * @throws dev.kaquan.domain.InvalidValueException with every broken rule; nothing was given out
   * @throws dev.kaquan.application.port.PlatformException if no ticket can be had
   */
  Prepared prepare(AddCardDraft draft);

  /** What was given out, and under which id its result is to be reported. */
  record Prepared(RequestId id, List<SignedCardExt> cardList) {}
}
