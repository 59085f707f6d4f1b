package dev.kaquan.sandbox.control;

import java.util.Locale;

/**
 * A fault that was planted.
 *
 * @param number the first is 1
 * @param path of the call that it hits; one that ends in {@code *} hits all that begin so
 * @param errcode what a call is answered that is refused
 * @param millis how long an answer is held back
 * @param times how often it will hit; {@value #ALWAYS} for as long as it is there
 * @param probability that it hits a call, above 0 and at most 1
 * @param afterWork whether the work is done before the connection is dropped
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

  /** What goes wrong. */
  public enum Kind {
    /** The call is refused before anything is done. */
    ERRCODE,
    /** The work is done late. */
    DELAY,
    /** The work is done, but the answer comes when the caller has long gone. */
    TIMEOUT_AFTER_WORK,
    /** The work is done, and half of the answer is sent. */
    BROKEN_JSON,
    /** The connection ends without an answer. */
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
