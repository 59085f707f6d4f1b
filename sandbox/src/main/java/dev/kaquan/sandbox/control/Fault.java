package dev.kaquan.sandbox.control;

import java.util.Locale;

/**
 * An injected fault.
 *
 * @param number the first is 1
 * @param path the endpoint; a trailing {@code *} matches anything
 * @param errcode the answer, for the kind that refuses
 * @param millis how long the response is delayed
 * @param times how often it still applies; {@value #ALWAYS} without end
 * @param probability that it applies to a request, above 0 and at most 1
 * @param afterWork whether the request is executed before the connection is dropped
 */
public record Fault(
    long number,
    String path,
    Kind kind,
    int errcode,
    long millis,
    long times,
    double probability,
    boolean afterWork) {
  static final long ALWAYS = -1;

  public enum Kind {
    /** Refuses the request before it is executed. */
    ERRCODE,
    /** Executes the request late. */
    DELAY,
    /** Executes the request and responds after the caller has given up. */
    TIMEOUT_AFTER_WORK,
    /** Executes the request and sends half of the response. */
    BROKEN_JSON,
    /** Closes the connection without a response. */
    DROP;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  boolean isFor(String called) {
    return path.endsWith("*")
        ? called.startsWith(path.substring(0, path.length() - 1))
        : called.equals(path);
  }

  boolean isUsed() {
    return times == 0;
  }

  Fault hit() {
    long left = times == ALWAYS ? ALWAYS : times - 1;
    return new Fault(number, path, kind, errcode, millis, left, probability, afterWork);
  }

  String key() {
    return Long.toString(number);
  }
}
