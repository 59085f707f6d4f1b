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
   * The plain codes of cards that a person holds: what is known, and what is given decrypted. May be
   * repeated.
   *
   * @throws dev.kaquan.domain.InvalidValueException if a code that is given is none
   * @throws dev.kaquan.application.port.PlatformException if a code cannot be decrypted now
   */
  Outcome open(Query query);

  /**
   * Which cards.
   *
   * @param cards the cards wanted; none means everything that the person is known to hold
   */
  record Query(OpenId openid, List<Wanted> cards) {}

  /**
   * One card that is wanted.
   *
   * @param code encrypted or plain; empty for whatever the person is known to hold of the card
   */
  record Wanted(CardId cardId, String code) {}

  /** A card that can be opened. */
  record Openable(CardId cardId, CardCode code) {}

  /** What came of it: cards to open, or which of those wanted the person is not known to hold. */
  sealed interface Outcome {
    <T> T fold(Function<Opened, T> opened, Function<NotHeld, T> notHeld);
  }

  /** Cards to open, in the order in which they were wanted. */
  record Opened(List<Openable> cards) implements Outcome {
    @Override
    public <T> T fold(Function<Opened, T> opened, Function<NotHeld, T> notHeld) {
      return opened.apply(this);
    }
  }

  /** The person is not known to hold these, by their indexes among the cards wanted, from 0. */
  record NotHeld(List<Integer> indexes) implements Outcome {
    @Override
    public <T> T fold(Function<Opened, T> opened, Function<NotHeld, T> notHeld) {
      return notHeld.apply(this);
    }
  }
}
