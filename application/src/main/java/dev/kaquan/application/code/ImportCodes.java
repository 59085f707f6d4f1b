package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Adds custom codes to those of a card: all of them, or none. */
@FunctionalInterface
public interface ImportCodes {
  /** How many lines of an import that are wrong are listed; the others are counted. */
  int MAX_LISTED = 1_000;

  /**
   * Imports codes. Until it is done, none of them is visible. What a crash interrupts is discarded by the next
   * import of the card.
   *
   * @param lines a code each
   * @param progress receives how many lines were read
   * @throws dev.kaquan.domain.InvalidValueException unless the card has custom codes that are not deposited
   */
  Outcome importCodes(CardId cardId, Lines lines, LongConsumer progress);

  /** The lines of a file, one after the other. */
  @FunctionalInterface
  interface Lines {
    /** Returns the next line, or empty at the end. */
    Optional<String> next();
  }

  /**
   * A line that is wrong.
   *
   * @param number from 1
   * @param rule what it must be
   */
  record WrongLine(long number, String rule) {}

  /** What came of an import. */
  sealed interface Outcome {
    /** Applies the function of the case. */
    <T> T fold(
        Function<Imported, T> imported, Function<Refused, T> refused, Function<Ended, T> ended);
  }

  /** All codes are there. */
  record Imported(long codes) implements Outcome {
    @Override
    public <T> T fold(
        Function<Imported, T> imported, Function<Refused, T> refused, Function<Ended, T> ended) {
      return imported.apply(this);
    }
  }

  /**
   * Nothing was imported.
   *
   * @param count how many lines are wrong
   * @param first the first of them
   */
  record Refused(long count, List<WrongLine> first) implements Outcome {
    public Refused {
      first = List.copyOf(first);
    }

    @Override
    public <T> T fold(
        Function<Imported, T> imported, Function<Refused, T> refused, Function<Ended, T> ended) {
      return refused.apply(this);
    }
  }

  /** Nothing was imported, because another import of the card has begun meanwhile. */
  record Ended() implements Outcome {
    @Override
    public <T> T fold(
        Function<Imported, T> imported, Function<Refused, T> refused, Function<Ended, T> ended) {
      return ended.apply(this);
    }
  }
}
