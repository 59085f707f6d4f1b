package dev.kaquan.application.claim;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.util.List;

/** Records what the mini program reports of {@code wx.openCard}. */
@FunctionalInterface
public interface ReportOpenCard {
  /**
   * Records that cards were opened, each at its first time. May be repeated. Codes that are not known are
   * ignored: what comes from a phone may be made up.
   *
   * @return how many of the codes are known
   */
  int report(List<Opened> opened);

  /** A card that was opened. */
  record Opened(CardId cardId, CardCode code) {}
}
