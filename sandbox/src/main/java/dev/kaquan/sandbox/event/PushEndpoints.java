package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sets the push target and the quirks, and lists deliveries. */
public final class PushEndpoints {
  private static final Pattern AES_KEY = Pattern.compile("[A-Za-z0-9]{43}");

  /** Host names are not resolved: the result could change a moment later. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private static final String MASK = "***";
  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");
  private static final int MAX_DUPLICATES = 100;
  private static final int MAX_DELAY_SECONDS = 30 * 86_400;

  private final Store store;
  private final SandboxClock clock;
  private final Events events;
  private final PushSettings settings;
  private final MerchantClient merchant;
  private final boolean anywhere;

  /**
   * Creates the endpoints.
   *
   * @param anywhere whether pushes may leave this machine
   */
  public PushEndpoints(
      SandboxContext context,
      Events events,
      PushSettings settings,
      MerchantClient merchant,
      boolean anywhere) {
    this.store = context.store();
    this.clock = context.clock();
    this.events = events;
    this.settings = settings;
    this.merchant = merchant;
    this.anywhere = anywhere;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.INSPECT, "/sandbox/push-target", request -> target());
    endpoints.add(Kind.CONTROL, "/sandbox/push-target", this::setTarget);
    endpoints.add(Kind.INSPECT, "/sandbox/push-quirks", request -> store.change(settings::quirks));
    endpoints.add(Kind.CONTROL, "/sandbox/push-quirks", this::setQuirks);
    endpoints.add(Kind.INSPECT, "/sandbox/pushes", request -> deliveries());
    endpoints.add(Kind.DROP, "/sandbox/pushes", request -> drop());
    endpoints.add(Kind.CONTROL, "/sandbox/trigger", this::trigger);
  }

  private Map<String, Object> target() {
    Optional<PushTarget> target = store.change(settings::target);
    return target
        .map(at -> Reply.fields(
            "url",
            at.url(),
            "token",
            MASK,
            "encodingAesKey",
            at.encodingAesKey().isEmpty() ? "" : MASK,
            "mode",
            at.mode().wireName()))
        .orElseGet(() -> Reply.fields("mode", "none"));
  }

  /** Verifies the server before storing the target, as WeChat does. */
  private Map<String, Object> setTarget(SandboxRequest request) {
    PushTarget target = new PushTarget(
        url(request.text("url", ErrCode.URL_MISSING)),
        request.text("token"),
        request.text("encodingAesKey"),
        mode(request.has("mode") ? request.text("mode") : PushTarget.Mode.PLAIN.wireName()));
    if (target.token().isEmpty()) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "token");
    }
    if (target.encodingAesKey().isEmpty() && target.mode().isEncrypted()) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "encodingAesKey");
    }
    if (!target.encodingAesKey().isEmpty()
        && !AES_KEY.matcher(target.encodingAesKey()).matches()) {
      throw refused("encodingAesKey: must be 43 letters and digits");
    }
    String wrong = check(target);
    if (!wrong.isEmpty()) {
      throw refused("url: " + wrong);
    }
    return store.change(() -> {
      settings.set(target);
      return Reply.ok();
    });
  }

  private String check(PushTarget target) {
    try {
      return merchant.verify(target.url(), target.token());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was interrupted while it was verified";
    }
  }

  private String url(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw refused("url: must be a URL");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw refused("url: must have a host, no user and no fragment");
    }
    if (!scheme.equals("http") && !(anywhere && scheme.equals("https"))) {
      throw refused("url: must begin with http://" + (anywhere ? " or https://" : ""));
    }
    if (!anywhere && !LOOPBACK.matcher(url.getHost()).matches()) {
      throw refused("url: must be on this machine (localhost, 127.x.x.x, [::1]), unless the"
          + " sandbox is started with --push-anywhere");
    }
    return text;
  }

  private static PushTarget.Mode mode(String text) {
    return Arrays.stream(PushTarget.Mode.values())
        .filter(mode -> mode.wireName().equals(text))
        .findFirst()
        .orElseThrow(() -> refused("mode: must be plain, compat or safe"));
  }

  private Quirks setQuirks(SandboxRequest request) {
    Quirks quirks = new Quirks(
        request.flag("noOuterStr"),
        request.flag("blanksOutsideCdata"),
        within(request, "duplicates", 0, 0, MAX_DUPLICATES),
        request.flag("reorder"),
        request.flag("emptyCode"),
        request.flag("outetStr"),
        request.flag("unionId"),
        request.flag("placeholderUnionId"),
        within(request, "answerMillis", Quirks.MAX_MILLIS, 1, Quirks.MAX_MILLIS),
        request.text("sourceScene"),
        schedule(request.text("schedule")),
        request.texts("lose"),
        delays(request.object("delaySeconds")));
    return store.change(() -> {
      settings.set(quirks);
      return quirks;
    });
  }

  private static String schedule(String name) {
    if (!name.isEmpty()
        && Arrays.stream(PushSchedule.values()).noneMatch(one -> one.wireName().equals(name))) {
      throw refused("schedule: must be general or card-claim");
    }
    return name;
  }

  private static Map<String, Long> delays(SandboxRequest request) {
    Map<String, Long> delays = new TreeMap<>();
    for (String event : request.fields().keySet()) {
      delays.put(event, (long) within(request, event, 0, 0, MAX_DELAY_SECONDS));
    }
    return delays;
  }

  private Map<String, Object> drop() {
    return store.change(() -> Reply.fields("dropped", events.dropPending()));
  }

  /** Publishes an event that did not happen, such as one of WeChat's that the sandbox does not play. */
  private Map<String, Object> trigger(SandboxRequest request) {
    String name = request.text("event");
    if (name.isEmpty()) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "event");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    if (request.has("cardId")) {
      fields.put("CardId", request.text("cardId"));
    }
    if (request.has("code")) {
      fields.put("UserCardCode", request.text("code"));
    }
    request.object("fields").fields().forEach((field, value) -> {
      if (!FIELD.matcher(field).matches()) {
        throw refused("fields: names must be 1 to 40 letters and digits");
      }
      fields.put(field, value instanceof Number ? value : String.valueOf(value));
    });
    TriggeredEvent event = new TriggeredEvent(name, request.text("openid"), fields);
    store.change(() -> {
      events.publish(event, request.integer("createTime").orElseGet(clock::seconds));
      return event;
    });
    return Reply.ok();
  }

  private static int within(
      SandboxRequest request, String name, int defaultValue, int min, int max) {
    long number = request.integer(name).orElse((long) defaultValue);
    if (number < min || number > max) {
      throw refused(name + ": must be " + min + " to " + max);
    }
    return (int) number;
  }

  private Map<String, Object> deliveries() {
    List<Delivery> all = store.change(events::all);
    return Reply.fields("pushes", all.stream().map(PushEndpoints::shown).toList());
  }

  private static Map<String, Object> shown(Delivery delivery) {
    Event event = delivery.event();
    return Reply.fields(
        "number", event.number(),
        "event", event.name(),
        "openid", event.openid(),
        "at", event.at(),
        "fields", event.fields(),
        "state", delivery.state(),
        "tries", delivery.tries(),
        "dueAt", delivery.dueAt(),
        "why", delivery.why());
  }

  private static PlatformError refused(String why) {
    return PlatformError.of(ErrCode.INVALID_ARGS, why);
  }
}
