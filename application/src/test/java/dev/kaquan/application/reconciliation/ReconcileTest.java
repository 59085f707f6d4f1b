package dev.kaquan.application.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.member.CompareMember;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.Reconciliations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.reconciliation.Difference;
import dev.kaquan.domain.reconciliation.Difference.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcileTest {
  private final Map<CardCode, Holding> codes = new LinkedHashMap<>();
  private final Set<CardCode> checked = new HashSet<>();
  private final Map<CardCode, PlatformCode> platform = new HashMap<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<Difference> found = new ArrayList<>();
  private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
  private Instant now = PortSamples.NOW;
  private int perDay = 1000;
  private boolean isPlatformDown;
  private Optional<CardCode> refused = Optional.empty();
  private Optional<CompareMember.Compared> member = Optional.empty();
  private final ReconcileService service = new ReconcileService(
      reconciliations,
      new CodeComparison(
          id -> member,
          (cardId, code) -> {
            if (isPlatformDown) {
              throw new PlatformException(PlatformException.Kind.DAILY_QUOTA, "quota");
            }
            if (refused.equals(Optional.of(code))) {
              throw new PlatformException(PlatformException.Kind.REJECTED, "invalid card id");
            }
            return Optional.ofNullable(platform.get(code));
          },
          reconciliations,
          () -> now),
      () -> perDay,
      () -> "r" + pauses.size(),
      pauses::add,
      () -> now);

  @Test
  void codes_that_agree_are_compared_without_a_difference() {
    has("1", code(Possession.HELD, false));
    assertEquals(1, run().checked());
    assertEquals(List.of(), found);
    assertEquals(List.of(Duration.ofMillis(100)), pauses);
  }

  @Test
  void what_the_platform_knows_is_taken_over() {
    has("1", code(Possession.DELETED, false));
    has("2", code(Possession.HELD, true));
    codes.put(new CardCode("3"), PortSamples.holding(new CardCode("3")));
    assertEquals(3, run().differences());
    assertEquals(List.of(Kind.POSSESSION, Kind.REDEMPTION, Kind.UNKNOWN_CODE), kinds());
    assertTrue(found.stream().allMatch(Difference::isRepaired));
    assertEquals(Possession.DELETED, codes.get(new CardCode("1")).possession().possession());
    assertTrue(codes.get(new CardCode("2")).progress().redeemed().isPresent());
    assertEquals(Possession.DELETED, codes.get(new CardCode("3")).possession().possession());
  }

  /** The platform cannot undo a redemption, so its answer is not taken over. */
  @Test
  void a_redemption_that_the_platform_does_not_know_stays() {
    has("1", code(Possession.HELD, false));
    codes.computeIfPresent(
        new CardCode("1"), (code, known) -> known.with(CodeProgress.redeemedAt(now)));
    run();
    assertEquals(List.of(Kind.REDEMPTION), kinds());
    assertTrue(!found.get(0).isRepaired());
    assertTrue(codes.get(new CardCode("1")).progress().redeemed().isPresent());
  }

  @Test
  void a_day_has_its_limit() {
    for (int i = 0; i < 5; i++) {
      has("" + i, code(Possession.HELD, false));
    }
    perDay = 3;
    Reconciliations.Run run = run();
    assertEquals(3, run.checked());
    assertEquals("the comparisons of today are used up", run.stopped());
    assertEquals(Optional.of(now), run.finishedAt());
  }

  @Test
  void it_ends_when_the_platform_refuses() {
    has("1", code(Possession.HELD, false));
    isPlatformDown = true;
    assertEquals("quota", run().stopped());
    assertEquals(0, run().checked());
  }

  /** Otherwise a code that the platform refuses for ever would keep all later ones from being compared. */
  @Test
  void a_code_that_the_platform_refuses_does_not_stop_the_others() {
    has("1", code(Possession.HELD, false));
    has("2", code(Possession.DELETED, false));
    refused = Optional.of(new CardCode("1"));
    Reconciliations.Run run = run();
    assertEquals("", run.stopped());
    assertEquals(2, run.checked());
    assertEquals(List.of(Kind.REFUSED, Kind.POSSESSION), kinds());
    assertEquals("invalid card id", found.get(0).theirs());
    assertTrue(!found.get(0).isRepaired());
    assertEquals(Possession.HELD, codes.get(new CardCode("1")).possession().possession());
  }

  /** A membership that is in use is not a coupon. */
  @Test
  void a_membership_that_is_in_use_is_left_alone() {
    has("1", code(Possession.DELETED, false));
    member = Optional.of(new CompareMember.Compared(Optional.empty(), Optional.empty()));
    assertEquals(1, run().checked());
    assertEquals(List.of(), found);
    assertEquals(Possession.HELD, codes.get(new CardCode("1")).possession().possession());
  }

  @Test
  void the_limit_is_read_once_for_many_codes() {
    for (int i = 0; i < 100; i++) {
      has("" + i, code(Possession.HELD, false));
    }
    assertEquals(100, run().checked());
    assertEquals(1, reconciliations.counts);
  }

  @Test
  void the_background_spreads_the_comparisons_over_the_day() {
    for (int i = 0; i < 20; i++) {
      has("" + i, code(i == 0 ? Possession.DELETED : Possession.HELD, false));
    }
    perDay = 7200;
    assertEquals(0, service.reconcileDue());
    now = now.plus(Duration.ofDays(2));
    assertEquals(1, service.reconcileDue());
    assertEquals(5, checked.size());
    assertEquals(0, service.reconcileDue());
    Reconciliations.Run run = reconciliations.runs.values().iterator().next();
    assertEquals("background-2017-03-24", run.id());
    assertEquals(10, run.checked());
    perDay = 0;
    assertEquals(0, service.reconcileDue());
    assertEquals(10, checked.size());
  }

  private Reconciliations.Run run() {
    return service.reconcile(Reconciliations.Scope.ALL, run -> {});
  }

  private List<Kind> kinds() {
    return found.stream().map(Difference::kind).toList();
  }

  private void has(String code, PlatformCode atPlatform) {
    CardCode id = new CardCode(code);
    codes.put(id, PortSamples.holding(id));
    platform.put(id, atPlatform);
  }

  private static PlatformCode code(Possession possession, boolean isRedeemed) {
    return new PlatformCode(
        PortSamples.PERSON.openidIfBound(),
        PortSamples.holding(new CardCode("1")).outerStr(),
        Optional.of(possession),
        isRedeemed);
  }

  private final class InMemoryReconciliations implements Reconciliations {
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private int counts;

    @Override
    public void save(Run run) {
      Run before = runs.getOrDefault(run.id(), run);
      runs.put(
          run.id(),
          new Run(
              run.id(),
              run.scope(),
              run.startedAt(),
              run.finishedAt(),
              run.stopped(),
              before.checked(),
              before.differences()));
    }

    @Override
    public void checked(String runId, Holding known, List<Difference> differences, Instant at) {
      codes.merge(known.code(), known, Holding::merge);
      checked.add(known.code());
      found.addAll(differences);
      Run run = runs.get(runId);
      runs.put(
          runId,
          new Run(
              run.id(),
              run.scope(),
              run.startedAt(),
              run.finishedAt(),
              run.stopped(),
              run.checked() + 1,
              run.differences() + differences.size()));
    }

    @Override
    public List<Holding> next(Scope scope, Instant before, int most) {
      return codes.values().stream()
          .filter(code -> !checked.contains(code.code()) && !code.since().isAfter(before))
          .limit(most)
          .toList();
    }

    @Override
    public int checkedSince(Instant time) {
      counts++;
      return checked.size();
    }

    @Override
    public Page<Run> list(PageRequest page) {
      return new Page<>(List.copyOf(runs.values()), Optional.empty());
    }

    @Override
    public Optional<Run> find(String id) {
      return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<Difference> differences(String runId, int most) {
      return found;
    }
  }
}
