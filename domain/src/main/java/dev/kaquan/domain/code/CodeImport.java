package dev.kaquan.domain.code;

import dev.kaquan.domain.card.CardId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An import of custom codes: all codes of a file, or none.
 *
 * @param id 32 hex digits
 * @param hash the SHA-256 of the file in hex
 * @param size the bytes of the file
 * @param createdAt when the file was stored
 * @param updatedAt when {@code progress} was stored
 */
public record CodeImport(
    String id,
    CardId cardId,
    String hash,
    long size,
    State state,
    Progress progress,
    Instant createdAt,
    Instant updatedAt) {

  /** How far an import is. */
  public enum State {
    /** It waits, or is in progress. None of its codes is visible. */
    PENDING,
    /** All codes are imported. */
    DONE,
    /** At least one line is wrong: nothing is imported. */
    REFUSED;

    /** Returns the name in the API. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with a name. */
    public static Optional<State> named(String wireName) {
      return Stream.of(values())
          .filter(state -> state.wireName().equals(wireName))
          .findFirst();
    }
  }

  /**
   * What was read of the file.
   *
   * @param startedAt when reading began
   * @param bytes of the file
   * @param lines of the text, without the header of a CSV file
   * @param codes lines that are new codes
   * @param wrong lines that are wrong
   */
  public record Progress(Instant startedAt, long bytes, long lines, long codes, long wrong) {
    /** Returns the progress at the beginning. */
    public static Progress none(Instant startedAt) {
      return new Progress(startedAt, 0, 0, 0, 0);
    }
  }

  /**
   * A line that is wrong.
   *
   * @param number from 1
   * @param rule what it must be
   */
  public record WrongLine(long number, String rule) {}

  /** Returns an import whose file is stored. */
  public static CodeImport of(String id, CardId cardId, String hash, long size, Instant at) {
    return new CodeImport(id, cardId, hash, size, State.PENDING, Progress.none(at), at, at);
  }

  /** Returns the import when it is as far as {@code current}. */
  public CodeImport at(Progress current, Instant now) {
    return new CodeImport(id, cardId, hash, size, state, current, createdAt, now);
  }

  /** Returns how many lines are read in a second; 0 at the beginning. */
  public long linesPerSecond() {
    long millis = Duration.between(progress.startedAt(), updatedAt).toMillis();
    return millis == 0 ? 0 : progress.lines() * 1_000 / millis;
  }

  /** Returns how long the rest will take at the same rate; empty if there is no rate yet. */
  public Optional<Duration> timeLeft() {
    long millis = Duration.between(progress.startedAt(), updatedAt).toMillis();
    return millis == 0 || progress.bytes() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((size - progress.bytes()) * millis / progress.bytes()));
  }
}
