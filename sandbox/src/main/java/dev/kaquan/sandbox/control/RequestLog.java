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
 * The last {@value #MAX_ENTRIES} requests since the start. Includes requests to unknown endpoints, but
 * not those that only inspect the sandbox. Secrets are redacted when entries are read.
 */
public final class RequestLog {
  static final int MAX_ENTRIES = 1000;

  /** The request attribute that names the injected fault. */
  static final String FAULT = "sandbox-fault";

  private static final String STARTED = "sandbox-started";
  private static final Pattern ERRCODE = Pattern.compile("\"errcode\":(-?\\d{1,9})\\b");
  private static final int MAX_READ_BYTES = 500_000;
  private static final int MAX_STORED_CHARS = 20_000;
  private static final int MAX_SHOWN_CHARS = 4000;
  private static final int NANOS = 1_000_000;

  private final SandboxClock clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long last;

  /**
   * A request and its response.
   *
   * @param at the sandbox's time, Unix milliseconds
   * @param query unredacted
   * @param body unredacted; empty for a file
   * @param status the HTTP status
   * @param errcode 0 if the response has none
   * @param reason what the phone does not show
   * @param fault the kind of the injected fault; may be empty
   * @param millis duration
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

    /** Returns the entry without secrets. Most entries are never read, so this is done late. */
    Entry redacted() {
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

  /** Starts an empty log. */
  public RequestLog(SandboxClock clock) {
    this.clock = clock;
  }

  /** Logs every request of a server. */
  public void register(RoutesConfig routes) {
    routes.before(context -> context.attribute(STARTED, System.nanoTime()));
    routes.after(context -> {
      if (isLogged(context)) {
        write(context);
      }
    });
  }

  /** Returns the entries after number {@code number}, oldest first. */
  synchronized List<Entry> after(long number) {
    return entries.stream()
        .filter(entry -> entry.number() > number)
        .map(Entry::redacted)
        .toList();
  }

  /** Returns the number of the last entry, or 0. */
  synchronized long last() {
    return last;
  }

  synchronized void clear() {
    entries.clear();
  }

  private static boolean isLogged(Context context) {
    String path = context.path();
    boolean inspects = context.method().equals(HandlerType.GET)
        && (path.startsWith("/sandbox/") || path.equals("/") || path.equals("/favicon.ico"));
    return !inspects;
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
      if (entries.size() > MAX_ENTRIES) {
        entries.remove();
      }
    }
  }

  private static String body(Context context) {
    String type = Objects.toString(context.contentType(), "");
    if (type.startsWith("multipart/") || context.contentLength() > MAX_READ_BYTES) {
      return "";
    }
    String body = context.body();
    return body.length() > MAX_STORED_CHARS ? cut(Redactor.body(body)) : body;
  }

  private static String cut(String body) {
    return body.length() > MAX_SHOWN_CHARS ? body.substring(0, MAX_SHOWN_CHARS) + "…" : body;
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
