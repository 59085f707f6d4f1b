package dev.kaquan.application.port;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.reconciliation.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The comparisons with the platform, and their results. */
public interface Reconciliations {
  /** Stores a new run, or the new state of one. */
  void save(Run run);

  /**
   * Stores what comparing one code gave, in one step.
   *
   * @param known what the platform knows about the code
   */
  void checked(String runId, Holding known, List<Difference> differences, Instant at);

  /**
   * Returns codes that may still change, those first that were not compared for the longest time. Codes with a
   * pending event are not returned.
   *
   * @param before those claimed before this time, and not compared since
   */
  List<Holding> next(Scope scope, Instant before, int most);

  /** Returns how many codes were compared since a time. */
  int checkedSince(Instant time);

  /** Returns runs, the latest first. */
  Page<Run> list(PageRequest page);

  /** Returns a run, or empty if it is not stored. */
  Optional<Run> find(String id);

  /** Returns the differences of a run, the earliest first. */
  List<Difference> differences(String runId, int most);

  /**
   * Which codes are compared.
   *
   * @param cardId empty for all cards
   * @param since only codes that were claimed since; empty for all
   */
  record Scope(Optional<CardId> cardId, Optional<Instant> since) {
    public static final Scope ALL = new Scope(Optional.empty(), Optional.empty());
  }

  /**
   * A run.
   *
   * @param checked how many codes were compared; only read
   * @param differences how many differences were found; only read
   * @param finishedAt empty if it is not finished
   * @param stopped why it ended before all codes were compared; empty if it did not
   */
  record Run(
      String id,
      Scope scope,
      Instant startedAt,
      Optional<Instant> finishedAt,
      String stopped,
      int checked,
      int differences) {
    public Run finished(Instant at, String reason) {
      return new Run(id, scope, startedAt, Optional.of(at), reason, checked, differences);
    }
  }
}
