package dev.kaquan.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Stores idempotency keys in memory. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(
      String fingerprint,
      Instant claimedAt,
      Instant interruptedAt,
      Optional<String> answer,
      boolean isFinal) {
    Entry with(Instant otherInterruptedAt) {
      return new Entry(fingerprint, claimedAt, otherInterruptedAt, answer, isFinal);
    }

    Entry with(String otherAnswer, boolean otherIsFinal) {
      return new Entry(
          fingerprint, claimedAt, interruptedAt, Optional.of(otherAnswer), otherIsFinal);
    }
  }

  @Override
  public synchronized Claim claim(String keyHash, String fingerprint, Instant now) {
    int unused = deleteExpired(now);
    Instant interruptedAt = now.plus(Duration.ofMinutes(1));
    Entry entry = entries.get(keyHash);
    if (entry == null) {
      entries.put(keyHash, new Entry(fingerprint, now, interruptedAt, Optional.empty(), false));
      return Claim.STARTED;
    }
    if (!entry.fingerprint().equals(fingerprint)) {
      return Claim.OTHER_REQUEST;
    }
    if (!entry.isFinal() && entry.interruptedAt().isAfter(now)) {
      return Claim.IN_PROGRESS;
    }
    if (entry.answer().isPresent()) {
      entries.put(keyHash, entry.with(entry.answer().get(), true));
      return Claim.answered(entry.answer().get());
    }
    entries.put(keyHash, entry.with(interruptedAt));
    return Claim.STARTED;
  }

  @Override
  public synchronized void complete(StoredAnswer answer) {
    entries.computeIfPresent(
        answer.keyHash(),
        (key, entry) -> entry.isFinal() ? entry : entry.with(answer.text(), true));
  }

  /** Stores what is answered if the request is interrupted. */
  synchronized void answerIfInterrupted(StoredAnswer answer) {
    entries.computeIfPresent(
        answer.keyHash(),
        (key, entry) -> entry.isFinal() ? entry : entry.with(answer.text(), false));
  }

  @Override
  public synchronized void release(String keyHash) {
    entries.computeIfPresent(keyHash, (key, entry) -> entry.isFinal() ? entry : null);
  }

  @Override
  public synchronized int deleteExpired(Instant now) {
    int before = entries.size();
    entries
        .values()
        .removeIf(entry -> !entry.claimedAt().plus(Duration.ofDays(1)).isAfter(now));
    return before - entries.size();
  }
}
