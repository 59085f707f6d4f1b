package dev.kaquan.application.idempotency;

import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a request is answered, so that the answer is stored in one step with the change: a repetition of
 * the request then gets the same answer.
 *
 * @param keyHash the hashed key of the request; empty if it has none, and no answer is stored
 * @param answer the answer to a result
 * @param ifInterrupted the answer if the process ends before there is a result; empty if the request may
 *     then be executed again
 */
public record Receipt<T>(
    Optional<String> keyHash, Function<T, String> answer, Optional<String> ifInterrupted) {

  /** Returns the receipt of a request without a key. */
  public static <T> Receipt<T> none() {
    return new Receipt<>(Optional.empty(), result -> "", Optional.empty());
  }

  /** Returns the answer to a result, to be stored. */
  public Optional<StoredAnswer> of(T result) {
    return keyHash.map(hash -> new StoredAnswer(hash, answer.apply(result)));
  }

  /** Returns the answer to a request that was interrupted, to be stored before anything is done. */
  public Optional<StoredAnswer> ifInterruptedAnswer() {
    return keyHash.flatMap(hash -> ifInterrupted.map(text -> new StoredAnswer(hash, text)));
  }
}
