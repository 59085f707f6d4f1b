package dev.kaquan.sandbox.code;

import java.time.Instant;

/**
 * A code in somebody's hands, or one that was.
 *
 * @param takenAt Unix milliseconds; no other code has the same
 * @param beginAt Unix seconds
 * @param endAt Unix seconds
 * @param outerStr the channel through which it was taken; empty if none was named
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

  /** Where it stands at {@code now}, for a code ends by itself. */
  public CodeStatus statusAt(Instant now) {
    return status == CodeStatus.NORMAL && now.getEpochSecond() > endAt ? CodeStatus.EXPIRE : status;
  }

  /** Whether it can be redeemed at {@code now}. */
  public boolean canBeConsumedAt(Instant now) {
    return statusAt(now) == CodeStatus.NORMAL && now.getEpochSecond() >= beginAt;
  }

  /** The same in another state. */
  public HeldCode with(CodeStatus next) {
    return new HeldCode(cardId, code, openid, next, takenAt, beginAt, endAt, outerStr);
  }

  /** The same under another code. */
  HeldCode named(String next) {
    return new HeldCode(cardId, next, openid, status, takenAt, beginAt, endAt, outerStr);
  }

  /** The same in the hands of another, under another code. */
  public HeldCode givenTo(String friend, String next, long at) {
    return new HeldCode(cardId, next, friend, CodeStatus.NORMAL, at, beginAt, endAt, outerStr);
  }

  /** The same for another time. */
  public HeldCode between(long begin, long end) {
    return new HeldCode(cardId, code, openid, status, takenAt, begin, end, outerStr);
  }
}
