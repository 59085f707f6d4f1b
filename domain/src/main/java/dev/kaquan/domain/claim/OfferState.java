package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The outcome of an offer.
 *
 * <p>A card that was claimed stays claimed, whatever is reported later: a page may be left after
 * the claim, or report twice.
 */
public sealed interface OfferState {

  /** Chooses by state. A new state is a new parameter, so that the compiler finds every caller. */
  <T> T fold(
      Supplier<T> open,
      Supplier<T> cancelled,
      Function<Failed, T> failed,
      Function<Taken, T> taken,
      Function<Added, T> added);

  /** Returns whether the card was claimed. */
  default boolean isTaken() {
    return fold(() -> false, () -> false, failed -> false, taken -> true, added -> true);
  }

  /** Returns the kind of this state. */
  default Outcome outcome() {
    return fold(
        () -> Outcome.OPEN,
        () -> Outcome.CANCELLED,
        failed -> Outcome.FAILED,
        taken -> Outcome.TAKEN,
        added -> Outcome.ADDED);
  }

  /** Nothing was reported yet. */
  record Open() implements OfferState {
    @Override
    public <T> T fold(
        Supplier<T> open,
        Supplier<T> cancelled,
        Function<Failed, T> failed,
        Function<Taken, T> taken,
        Function<Added, T> added) {
      return open.get();
    }
  }

  /** The person left without claiming the card. The cardExt is still valid. */
  record Cancelled() implements OfferState {
    @Override
    public <T> T fold(
        Supplier<T> open,
        Supplier<T> cancelled,
        Function<Failed, T> failed,
        Function<Taken, T> taken,
        Function<Added, T> added) {
      return cancelled.get();
    }
  }

  /**
   * WeChat refused the claim.
   *
   * @param message WeChat's message; may be empty
   */
  record Failed(String message) implements OfferState {
    @Override
    public <T> T fold(
        Supplier<T> open,
        Supplier<T> cancelled,
        Function<Failed, T> failed,
        Function<Taken, T> taken,
        Function<Added, T> added) {
      return failed.apply(this);
    }
  }

  /** Claimed; the plain code is not known yet. */
  record Taken(EncryptedCode code) implements OfferState {
    @Override
    public <T> T fold(
        Supplier<T> open,
        Supplier<T> cancelled,
        Function<Failed, T> failed,
        Function<Taken, T> taken,
        Function<Added, T> added) {
      return taken.apply(this);
    }
  }

  /** Claimed, and the plain code is known. */
  record Added(CardCode code) implements OfferState {
    @Override
    public <T> T fold(
        Supplier<T> open,
        Supplier<T> cancelled,
        Function<Failed, T> failed,
        Function<Taken, T> taken,
        Function<Added, T> added) {
      return added.apply(this);
    }
  }
}
