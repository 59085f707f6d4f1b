package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What became of one cardExt that was given out.
 *
 * <p>A card that was taken stays taken, whatever is reported later: a page may be left after the
 * card was added, or report twice.
 */
public sealed interface OfferState {

  /** Chooses by state. A new state is a new parameter, so the compiler finds every caller. */
  <T> T fold(
      Supplier<T> open,
      Supplier<T> cancelled,
      Function<Failed, T> failed,
      Function<Taken, T> taken,
      Function<Added, T> added);

  /** Whether the phone has said that the card was taken. */
  default boolean isTaken() {
    return fold(() -> false, () -> false, failed -> false, taken -> true, added -> true);
  }

  /** Nothing was heard of it yet. */
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

  /** The person left without taking it. The cardExt may still be used. */
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
   * WeChat refused it.
   *
   * @param message in WeChat's words, or empty if it gave none
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

  /** The person has it; its plain code is not known yet. */
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

  /** The person has it, and its plain code is known. */
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
