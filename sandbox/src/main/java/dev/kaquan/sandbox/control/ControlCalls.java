package dev.kaquan.sandbox.control;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.world.SandboxClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Moves time, plants faults, shows requests, and forgets. */
public final class ControlCalls {
  private static final long MOST_SECONDS = Duration.ofDays(3650).toSeconds();
  private static final long MOST_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long USUAL_MILLIS = Duration.ofSeconds(30).toMillis();
  private static final long MOST_ERRCODE = 99_999_999;

  /** The account stays, the words that were made up are not made up again, time does not go back. */
  private static final String[] SPARED = {"account", "starts", "clock"};

  private final Store store;
  private final SandboxClock clock;
  private final Faults faults;
  private final Journal journal;

  /** The calls. */
  public ControlCalls(Store store, SandboxClock clock, Faults faults, Journal journal) {
    this.store = store;
    this.clock = clock;
    this.faults = faults;
    this.journal = journal;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.LOOK, "/sandbox/clock", asked -> time());
    calls.add(Kind.CONTROL, "/sandbox/clock", this::advance);
    calls.add(Kind.LOOK, "/sandbox/faults", asked -> shownFaults());
    calls.add(Kind.CONTROL, "/sandbox/faults", asked -> plant(asked, calls::all));
    calls.add(Kind.LOOK, "/sandbox/requests", this::requests);
    calls.add(Kind.CONTROL, "/sandbox/reset", asked -> reset());
  }

  private Map<String, Object> time() {
    return Reply.fields(
        "now",
        clock.seconds(),
        "aheadSeconds",
        clock.ahead().toSeconds(),
        "utc",
        clock.instant().toString());
  }

  private Map<String, Object> advance(Asked asked) {
    if (!asked.has("advanceSeconds")) {
      throw Refusal.of(ErrCode.FIELDS_MISSING, "advanceSeconds");
    }
    clock.advance(Duration.ofSeconds(within(asked, "advanceSeconds", 0, 0, MOST_SECONDS)));
    return time();
  }

  /** Adds one, or, given a list, puts it in the place of all. */
  private Map<String, Object> plant(Asked asked, Supplier<List<Call>> calls) {
    if (asked.fields().get("faults") instanceof List<?>) {
      faults.replace(
          asked.objects("faults").stream().map(one -> fault(one, calls.get())).toList());
    } else {
      faults.add(fault(asked, calls.get()));
    }
    return shownFaults();
  }

  private static Fault fault(Asked asked, List<Call> calls) {
    Fault.Kind kind = Arrays.stream(Fault.Kind.values())
        .filter(one -> one.wireName().equals(asked.text("kind")))
        .findFirst()
        .orElseThrow(
            () -> refused("kind: must be errcode, delay, timeout-after-work, broken-json or drop"));
    Fault fault = new Fault(
        0,
        asked.text("path"),
        kind,
        (int) within(asked, "errcode", 0, -MOST_ERRCODE, MOST_ERRCODE),
        within(asked, "millis", kind == Fault.Kind.DELAY ? 0 : USUAL_MILLIS, 0, MOST_MILLIS),
        asked.has("times") ? within(asked, "times", 1, 1, Integer.MAX_VALUE) : Fault.ALWAYS,
        probability(asked),
        asked.flag("afterWork"));
    if (calls.stream().noneMatch(call -> Faults.canHit(call) && fault.isFor(call.path()))) {
      throw refused("path: must be that of a platform's call or below /sandbox/wx/; * at its end"
          + " stands for anything");
    }
    if (kind == Fault.Kind.ERRCODE && fault.errcode() == 0) {
      throw refused("errcode: must be a number other than 0");
    }
    if (kind == Fault.Kind.DELAY && !asked.has("millis")) {
      throw Refusal.of(ErrCode.FIELDS_MISSING, "millis");
    }
    return fault;
  }

  private static double probability(Asked asked) {
    if (!asked.has("probability")) {
      return 1;
    }
    double probability =
        asked.fields().get("probability") instanceof Number number ? number.doubleValue() : 0;
    if (!(probability > 0 && probability <= 1)) {
      throw refused("probability: must be above 0 and at most 1");
    }
    return probability;
  }

  private Map<String, Object> shownFaults() {
    return Reply.fields("faults", faults.all().stream().map(ControlCalls::shown).toList());
  }

  private static Map<String, Object> shown(Fault fault) {
    return Reply.fields(
        "number",
        fault.number(),
        "path",
        fault.path(),
        "kind",
        fault.kind().wireName(),
        "errcode",
        fault.errcode(),
        "millis",
        fault.millis(),
        "times",
        fault.times(),
        "probability",
        fault.probability(),
        "afterWork",
        fault.afterWork());
  }

  private Map<String, Object> requests(Asked asked) {
    long after = within(asked, "after", 0, 0, Long.MAX_VALUE);
    return Reply.fields("last", journal.last(), "requests", journal.after(after));
  }

  private Map<String, Object> reset() {
    store.clearAllBut(SPARED);
    journal.clear();
    return Reply.ok();
  }

  private static long within(Asked asked, String name, long otherwise, long least, long most) {
    long number = asked.whole(name).orElse(otherwise);
    if (number < least || number > most) {
      throw refused(name + ": must be " + least + " to " + most);
    }
    return number;
  }

  private static Refusal refused(String why) {
    return Refusal.of(ErrCode.INVALID_ARGS, why);
  }
}
