package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.Reconciliations.Run;
import dev.kaquan.application.port.Reconciliations.Scope;
import dev.kaquan.application.reconciliation.FindReconciliation.Result;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.reconciliation.Difference;
import dev.kaquan.wire.WireJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The JSON of reconciliations. */
public final class ReconciliationCodec {
  /** Why a reconciliation is not found. */
  public static final String UNKNOWN = "No reconciliation with this id is stored here.";

  private ReconciliationCodec() {}

  /** A reconciliation. Empty fields are absent. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record RunJson(
      String id,
      String cardId,
      String since,
      String startedAt,
      String finishedAt,
      String stopped,
      int checked,
      int differences,
      List<DifferenceJson> found) {
    static RunJson of(Run run, List<Difference> found) {
      return new RunJson(
          run.id(),
          run.scope().cardId().map(CardId::value).orElse(""),
          run.scope().since().map(Instant::toString).orElse(""),
          run.startedAt().toString(),
          run.finishedAt().map(Instant::toString).orElse(""),
          run.stopped(),
          run.checked(),
          run.differences(),
          found.stream().map(DifferenceJson::of).toList());
    }
  }

  private record DifferenceJson(
      String cardId,
      String code,
      String kind,
      String ours,
      String theirs,
      boolean repaired,
      String at) {
    static DifferenceJson of(Difference difference) {
      return new DifferenceJson(
          difference.cardId().value(),
          difference.code().value(),
          difference.kind().wireName(),
          difference.ours(),
          difference.theirs(),
          difference.isRepaired(),
          difference.at().toString());
    }
  }

  /**
   * Reads which codes are compared; an empty value selects all.
   *
   * @param since a time with its offset
   * @throws dev.kaquan.domain.InvalidValueException for each value that is invalid
   */
  public static Scope scope(String cardId, String since) {
    Violations violations = new Violations();
    Optional<CardId> card =
        cardId.isEmpty() ? Optional.empty() : violations.capture("", () -> new CardId(cardId));
    Optional<Instant> start = Optional.empty();
    try {
      start = since.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(since).toInstant());
    } catch (DateTimeParseException e) {
      violations.add(
          "since", "must be a time such as 2026-11-26T00:00:00+08:00", RuleReference.API);
    }
    violations.throwIfAny();
    return new Scope(card, start);
  }

  /** Writes a reconciliation with its differences. */
  public static String result(Result result) {
    return WireJson.write(RunJson.of(result.run(), result.differences()));
  }

  /** Writes {@code {"items":[…],"next"?}}, without the differences. */
  public static String runs(Page<Run> page) {
    return WireJson.write(PageJson.of(page.map(run -> RunJson.of(run, List.of()))));
  }
}
