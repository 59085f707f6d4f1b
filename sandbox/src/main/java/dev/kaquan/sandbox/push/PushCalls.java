package dev.kaquan.sandbox.push;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.web.Reply;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says where pushes go and how odd they are, and shows what became of them. */
public final class PushCalls {
  private static final Pattern AES_KEY = Pattern.compile("[A-Za-z0-9]{43}");

  /** Names are not resolved: one that is here now may be elsewhere a moment later. */
  private static final Pattern HERE =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private static final String MASK = "***";
  private static final int MOST_DUPLICATES = 100;

  private final Store store;
  private final Events events;
  private final PushSettings settings;
  private final Sender sender;
  private final boolean anywhere;

  /**
   * The calls.
   *
   * @param anywhere whether pushes may leave this machine
   */
  public PushCalls(
      Store store, Events events, PushSettings settings, Sender sender, boolean anywhere) {
    this.store = store;
    this.events = events;
    this.settings = settings;
    this.sender = sender;
    this.anywhere = anywhere;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.LOOK, "/sandbox/push-target", asked -> target());
    calls.add(Kind.CONTROL, "/sandbox/push-target", this::setTarget);
    calls.add(Kind.LOOK, "/sandbox/push-quirks", asked -> store.change(settings::quirks));
    calls.add(Kind.CONTROL, "/sandbox/push-quirks", this::setQuirks);
    calls.add(Kind.LOOK, "/sandbox/pushes", asked -> pushes());
  }

  private Map<String, Object> target() {
    Optional<Target> target = store.change(settings::target);
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

  /** The merchant is asked before anything is kept, as WeChat does. */
  private Map<String, Object> setTarget(Asked asked) {
    Target target = new Target(
        url(asked.text("url", ErrCode.URL_MISSING)),
        asked.text("token"),
        asked.text("encodingAesKey"),
        mode(asked.has("mode") ? asked.text("mode") : Target.Mode.PLAIN.wireName()));
    if (target.token().isEmpty()) {
      throw Refusal.of(ErrCode.FIELDS_MISSING, "token");
    }
    if (target.encodingAesKey().isEmpty() && target.mode().isEncrypted()) {
      throw Refusal.of(ErrCode.FIELDS_MISSING, "encodingAesKey");
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

  private String check(Target target) {
    try {
      return sender.merchant().checks(target.url(), target.token());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was not asked to the end";
    }
  }

  private String url(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw refused("url: is none");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw refused("url: must name a host, and hold no user and no fragment");
    }
    if (!scheme.equals("http") && !(anywhere && scheme.equals("https"))) {
      throw refused("url: must begin with http://" + (anywhere ? " or https://" : ""));
    }
    if (!anywhere && !HERE.matcher(url.getHost()).matches()) {
      throw refused("url: must be on this machine (localhost, 127.x.x.x, [::1]), unless the"
          + " sandbox is started with --push-anywhere");
    }
    return text;
  }

  private static Target.Mode mode(String text) {
    return Arrays.stream(Target.Mode.values())
        .filter(mode -> mode.wireName().equals(text))
        .findFirst()
        .orElseThrow(() -> refused("mode: must be plain, compat or safe"));
  }

  private Quirks setQuirks(Asked asked) {
    Quirks quirks = new Quirks(
        asked.flag("noOuterStr"),
        asked.flag("blanksOutsideCdata"),
        within(asked, "duplicates", 0, 0, MOST_DUPLICATES),
        asked.flag("reorder"),
        asked.flag("emptyCode"),
        asked.flag("outetStr"),
        within(asked, "answerMillis", Quirks.MOST_MILLIS, 1, Quirks.MOST_MILLIS));
    return store.change(() -> {
      settings.set(quirks);
      return quirks;
    });
  }

  private static int within(Asked asked, String name, int otherwise, int least, int most) {
    long number = asked.whole(name).orElse((long) otherwise);
    if (number < least || number > most) {
      throw refused(name + ": must be " + least + " to " + most);
    }
    return (int) number;
  }

  private Map<String, Object> pushes() {
    List<Push> all = store.change(events::all);
    return Reply.fields("pushes", all.stream().map(PushCalls::shown).toList());
  }

  private static Map<String, Object> shown(Push push) {
    Event event = push.event();
    return Reply.fields(
        "number", event.number(),
        "event", event.name(),
        "openid", event.openid(),
        "at", event.at(),
        "fields", event.fields(),
        "state", push.state(),
        "tries", push.tries(),
        "why", push.why());
  }

  private static Refusal refused(String why) {
    return Refusal.of(ErrCode.INVALID_ARGS, why);
  }
}
