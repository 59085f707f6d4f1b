package dev.kaquan.sandbox.control;

import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Moves the clock, injects faults, lists requests, and resets the state. */
public final class ControlEndpoints {
  private static final long MAX_SECONDS = Duration.ofDays(3650).toSeconds();
  private static final long MAX_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long DEFAULT_MILLIS = Duration.ofSeconds(30).toMillis();
  private static final long MAX_ERRCODE = 99_999_999;

  /** Keeps the account and its server, avoids repeating random ids, and never moves the clock back. */
  private static final String[] KEPT_ON_RESET = {"account", "start_count", "clock", "push-target"};

  private final Store store;
  private final SandboxClock clock;
  private final FaultInjector faults;
  private final RequestLog requestLog;

  public ControlEndpoints(SandboxContext context, FaultInjector faults, RequestLog requestLog) {
    this.store = context.store();
    this.clock = context.clock();
    this.faults = faults;
    this.requestLog = requestLog;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.INSPECT, "/sandbox/clock", request -> time());
    endpoints.add(Kind.CONTROL, "/sandbox/clock", this::advance);
    endpoints.add(Kind.INSPECT, "/sandbox/faults", request -> shownFaults());
    endpoints.add(Kind.CONTROL, "/sandbox/faults", request -> inject(request, endpoints::all));
    endpoints.add(Kind.INSPECT, "/sandbox/requests", this::requests);
    endpoints.add(Kind.CONTROL, "/sandbox/reset", request -> reset());
  }

  private Map<String, Object> time() {
    return Reply.fields(
        "now",
        clock.seconds(),
        "aheadSeconds",
        clock.offset().toSeconds(),
        "utc",
        clock.instant().toString());
  }

  private Map<String, Object> advance(SandboxRequest request) {
    if (!request.has("advanceSeconds")) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "advanceSeconds");
    }
    clock.advance(Duration.ofSeconds(within(request, "advanceSeconds", 0, 0, MAX_SECONDS)));
    return time();
  }

  /** Adds a fault, or replaces all of them by a list. */
  private Map<String, Object> inject(SandboxRequest request, Supplier<List<Endpoint>> endpoints) {
    if (request.fields().get("faults") instanceof List<?>) {
      faults.replace(request.objects("faults").stream()
          .map(one -> fault(one, endpoints.get()))
          .toList());
    } else {
      faults.add(fault(request, endpoints.get()));
    }
    return shownFaults();
  }

  private static Fault fault(SandboxRequest request, List<Endpoint> endpoints) {
    if (request.has("name")) {
      return KnownFault.named(request.text("name"))
          .orElseThrow(() -> refused("name: must be " + KnownFault.names()))
          .fault(within(request, "times", 1, 1, Integer.MAX_VALUE));
    }
    Fault.Kind kind = Arrays.stream(Fault.Kind.values())
        .filter(one -> one.wireName().equals(request.text("kind")))
        .findFirst()
        .orElseThrow(
            () -> refused("kind: must be errcode, delay, timeout-after-work, broken-json or drop"));
    Fault fault = new Fault(
        0,
        request.text("path"),
        kind,
        (int) within(request, "errcode", 0, -MAX_ERRCODE, MAX_ERRCODE),
        within(request, "millis", kind == Fault.Kind.DELAY ? 0 : DEFAULT_MILLIS, 0, MAX_MILLIS),
        times(request),
        probability(request),
        request.flag("afterWork"));
    if (endpoints.stream()
        .noneMatch(
            endpoint -> FaultInjector.isInjectable(endpoint) && fault.isFor(endpoint.path()))) {
      throw refused("path: must be an endpoint of the platform or below /sandbox/wx/; a trailing *"
          + " matches anything");
    }
    if (kind == Fault.Kind.ERRCODE && fault.errcode() == 0) {
      throw refused("errcode: must be a number other than 0");
    }
    if (kind == Fault.Kind.DELAY && !request.has("millis")) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "millis");
    }
    return fault;
  }

  private static long times(SandboxRequest request) {
    return request.integer("times").orElse(Fault.ALWAYS) == Fault.ALWAYS
        ? Fault.ALWAYS
        : within(request, "times", 1, 1, Integer.MAX_VALUE);
  }

  private static double probability(SandboxRequest request) {
    if (!request.has("probability")) {
      return 1;
    }
    double probability =
        request.fields().get("probability") instanceof Number number ? number.doubleValue() : 0;
    if (!(probability > 0 && probability <= 1)) {
      throw refused("probability: must be above 0 and at most 1");
    }
    return probability;
  }

  private Map<String, Object> shownFaults() {
    return Reply.fields(
        "faults", faults.all().stream().map(ControlEndpoints::shown).toList());
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

  private Map<String, Object> requests(SandboxRequest request) {
    long after = within(request, "after", 0, 0, Long.MAX_VALUE);
    return Reply.fields("last", requestLog.last(), "requests", requestLog.after(after));
  }

  private Map<String, Object> reset() {
    store.clearAllBut(KEPT_ON_RESET);
    requestLog.clear();
    return Reply.ok();
  }

  private static long within(
      SandboxRequest request, String name, long defaultValue, long min, long max) {
    long number = request.integer(name).orElse(defaultValue);
    if (number < min || number > max) {
      throw refused(name + ": must be " + min + " to " + max);
    }
    return number;
  }

  private static PlatformError refused(String why) {
    return PlatformError.of(ErrCode.INVALID_ARGS, why);
  }
}
