package dev.kaquan.sandbox.code;

import java.time.Instant;

/**
 * A code that a person holds or held.
 *
 * @param takenAt Unix milliseconds, unique among all codes
 * @param beginAt Unix seconds
 * @param endAt Unix seconds
 * @param outerStr the channel through which it was claimed; may be empty
 */
public record HeldCode(
    String cardId,
    String code,
    String openid,
    CodeStatus status,
    long takenAt,
    long beginAt,
    long endAt,
    String outerStr) {

  /** Returns the key under which the code is found. It changes when the code is renamed. */
  public CodeKey key() {
    return new CodeKey(cardId, code);
  }

  /** Returns an id that stays the same when the code is renamed. */
  public String id() {
    return Long.toString(takenAt);
  }

  /** Returns the status at {@code now}: a code expires without an event. */
  public CodeStatus statusAt(Instant now) {
    return status == CodeStatus.NORMAL && now.getEpochSecond() > endAt ? CodeStatus.EXPIRE : status;
  }

  /** Returns whether the code can be redeemed at {@code now}. */
  public boolean canBeConsumedAt(Instant now) {
    return statusAt(now) == CodeStatus.NORMAL && now.getEpochSecond() >= beginAt;
  }

  public HeldCode with(CodeStatus next) {
    return new HeldCode(cardId, code, openid, next, takenAt, beginAt, endAt, outerStr);
  }

  /** Returns the code under another name. */
  HeldCode renamed(String next) {
    return new HeldCode(cardId, next, openid, status, takenAt, beginAt, endAt, outerStr);
  }

  /** Returns the new code of the friend who took the card as a gift. */
  public HeldCode givenTo(String friend, String next, long at) {
    return new HeldCode(cardId, next, friend, CodeStatus.NORMAL, at, beginAt, endAt, outerStr);
  }

  /** Returns the code with another validity. */
  public HeldCode between(long begin, long end) {
    return new HeldCode(cardId, code, openid, status, takenAt, begin, end, outerStr);
  }
}
