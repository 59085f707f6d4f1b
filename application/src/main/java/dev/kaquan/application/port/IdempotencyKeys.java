package dev.kaquan.application.port;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The keys of requests that may be repeated, with their answers. A key is valid for 24 hours.
 *
 * <p>Changes store the answer in their own transaction ({@link AddCardRequests#add}, {@link
 * CardCreations#complete}); other answers are stored by {@link #complete}.
 */
public interface IdempotencyKeys {
  /**
   * Claims a key for a request, unless it was claimed before. The claim is durable when this returns.
   *
   * @param keyHash the hashed key
   * @param fingerprint the hash of the request
   * @param now a claim whose request did not end within a minute counts as interrupted
   */
  Claim claim(String keyHash, String fingerprint, Instant now);

  /** Stores the final answer. Does nothing if there is one. */
  void complete(StoredAnswer answer);

  /** Releases the key, unless there is a final answer: the request changed nothing. */
  void release(String keyHash);

  /** Deletes the keys that are not valid any more. Returns how many. */
  int deleteExpired(Instant now);

  /**
   * An answer.
   *
   * @param text the answer, in the form of whoever claimed the key
   */
  record StoredAnswer(String keyHash, String text) {}

  /** The result of a claim. */
  sealed interface Claim {
    /** Chooses by result. */
    <T> T fold(
        Supplier<T> started,
        Supplier<T> inProgress,
        Supplier<T> otherRequest,
        Function<Answered, T> answered);
  }

  /** The key is claimed: the request is to be executed. */
  record Started() implements Claim {
    @Override
    public <T> T fold(
        Supplier<T> started,
        Supplier<T> inProgress,
        Supplier<T> otherRequest,
        Function<Answered, T> answered) {
      return started.get();
    }
  }

  /** The request with this key is in progress. */
  record InProgress() implements Claim {
    @Override
    public <T> T fold(
        Supplier<T> started,
        Supplier<T> inProgress,
        Supplier<T> otherRequest,
        Function<Answered, T> answered) {
      return inProgress.get();
    }
  }

  /** The key was used for another request. */
  record OtherRequest() implements Claim {
    @Override
    public <T> T fold(
        Supplier<T> started,
        Supplier<T> inProgress,
        Supplier<T> otherRequest,
        Function<Answered, T> answered) {
      return otherRequest.get();
    }
  }

  /** The request was answered. */
  record Answered(String text) implements Claim {
    @Override
    public <T> T fold(
        Supplier<T> started,
        Supplier<T> inProgress,
        Supplier<T> otherRequest,
        Function<Answered, T> answered) {
      return answered.apply(this);
    }
  }
}
