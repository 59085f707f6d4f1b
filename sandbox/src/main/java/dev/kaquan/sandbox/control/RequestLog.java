package dev.kaquan.sandbox.control;

import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.web.PhoneReply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last {@value #KEPT} requests since the start, without secrets. Requests for what the sandbox
 * does not play are among them; those that only look at the sandbox are not.
 */
public final class RequestLog {
  static final int KEPT = 1000;

  /** The attribute of a request that names the fault it was hit by. */
  static final String FAULT = "sandbox-fault";

  private static final String STARTED = "sandbox-started";
  private static final Pattern ERRCODE = Pattern.compile("\"errcode\":(-?\\d{1,9})\\b");
  private static final int MAX_READ = 500_000;
  private static final int MAX_KEPT = 20_000;
  private static final int MAX_SHOWN = 4000;
  private static final int NANOS = 1_000_000;

  private final SandboxClock clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long last;

  /**
   * A request and how it was answered.
   *
   * @param at the sandbox's time, Unix milliseconds
   * @param query as it came, with its secrets
   * @param body as it came, with its secrets; empty for a file
   * @param status the HTTP status
   * @param errcode 0 if none was answered
   * @param reason what the phone does not tell
   * @param fault the kind of the planted fault that hit it; empty if none did
   * @param millis how long it took
   */
  record Entry(
      long number,
      long at,
      String method,
      String path,
      String query,
      String body,
      int status,
      int errcode,
      String reason,
      String fault,
      long millis) {

    /** Most are never looked at: secrets are taken out when somebody does. */
    Entry masked() {
      return new Entry(
          number,
          at,
          method,
          path,
          Redactor.query(query),
          cut(Redactor.body(body)),
          status,
          errcode,
          reason,
          fault,
          millis);
    }
  }

  /** An empty one. */
  public RequestLog(SandboxClock clock) {
    this.clock = clock;
  }

  /** Looks at every request of a server. */
  public void register(RoutesConfig routes) {
    routes.before(context -> context.attribute(STARTED, System.nanoTime()));
    routes.after(context -> {
      if (isWorthwhile(context)) {
        write(context);
      }
    });
  }

  /** Those after number {@code number}, the oldest first. */
  synchronized List<Entry> after(long number) {
    return entries.stream()
        .filter(entry -> entry.number() > number)
        .map(Entry::masked)
        .toList();
  }

  /** The number of the last one; 0 if there was none. */
  synchronized long last() {
    return last;
  }

  synchronized void clear() {
    entries.clear();
  }

  private static boolean isWorthwhile(Context context) {
    String path = context.path();
    boolean looks = context.method().equals(HandlerType.GET)
        && (path.startsWith("/sandbox/") || path.equals("/") || path.equals("/favicon.ico"));
    return !looks;
  }

  private void write(Context context) {
    Long started = context.attribute(STARTED);
    String query = Objects.toString(context.queryString(), "");
    String body = body(context);
    long at = clock.instant().toEpochMilli();
    long nanos = started == null ? 0 : System.nanoTime() - started;
    synchronized (this) {
      last++;
      entries.add(new Entry(
          last,
          at,
          context.method().name(),
          context.path(),
          query,
          body,
          context.statusCode(),
          errcode(Objects.toString(context.result(), "")),
          Objects.toString(context.res().getHeader(PhoneReply.HEADER), ""),
          Objects.toString(context.attribute(FAULT), ""),
          nanos / NANOS));
      if (entries.size() > KEPT) {
        entries.remove();
      }
    }
  }

  private static String body(Context context) {
    String type = Objects.toString(context.contentType(), "");
    if (type.startsWith("multipart/") || context.contentLength() > MAX_READ) {
      return "";
    }
    String body = context.body();
    return body.length() > MAX_KEPT ? cut(Redactor.body(body)) : body;
  }

  private static String cut(String body) {
    return body.length() > MAX_SHOWN ? body.substring(0, MAX_SHOWN) + "…" : body;
  }

  private static int errcode(String answer) {
    int at = answer.indexOf("\"errcode\":");
    if (at < 0) {
      return 0;
    }
    Matcher found = ERRCODE.matcher(answer).region(at, answer.length());
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }
}
