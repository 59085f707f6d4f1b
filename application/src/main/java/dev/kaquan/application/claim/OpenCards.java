package dev.kaquan.application.claim;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import java.util.List;
import java.util.function.Function;

/** Prepares what the mini program passes to {@code wx.openCard}. */
@FunctionalInterface
public interface OpenCards {
  /**
   * Returns the plain codes of cards that a person holds, decrypting those that are given
   * encrypted. May be repeated.
   *
   * @throws dev.kaquan.domain.InvalidValueException if a given code is malformed or unknown
   * @throws dev.kaquan.application.port.PlatformException if a code cannot be decrypted now
   */
  Outcome open(Query query);

  /**
   * The cards to open.
   *
   * @param cards the requested cards; none for every card that the person is known to hold
   */
  record Query(OpenId openid, List<Wanted> cards) {}

  /**
   * A requested card.
   *
   * @param code encrypted or plain; empty for any copy that the person is known to hold
   */
  record Wanted(CardId cardId, String code) {}

  /** A card that can be opened. */
  record Openable(CardId cardId, CardCode code) {}

  /** The cards to open, or those that the person is not known to hold. */
  sealed interface Outcome {
    <T> T fold(Function<Opened, T> opened, Function<NotHeld, T> notHeld);
  }

  /** The cards to open, in the order of the request. */
  record Opened(List<Openable> cards) implements Outcome {
    @Override
    public <T> T fold(Function<Opened, T> opened, Function<NotHeld, T> notHeld) {
      return opened.apply(this);
    }
  }

  /** The indexes, from 0, of requested cards that the person is not known to hold. */
  record NotHeld(List<Integer> indexes) implements Outcome {
    @Override
    public <T> T fold(Function<Opened, T> opened, Function<NotHeld, T> notHeld) {
      return notHeld.apply(this);
    }
  }
}
