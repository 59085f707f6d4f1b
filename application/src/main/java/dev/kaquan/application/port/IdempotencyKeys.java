package dev.kaquan.application.port;

import java.time.Instant;

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

  /** Deletes the keys that are no longer valid. Returns how many. */
  int deleteExpired(Instant now);

  /**
   * An answer.
   *
   * @param text the answer, in the form of whoever claimed the key
   */
  record StoredAnswer(String keyHash, String text) {}

  /**
   * The result of a claim.
   *
   * @param answer the answer of an answered request; otherwise empty
   */
  record Claim(State state, String answer) {
    public static final Claim STARTED = new Claim(State.STARTED, "");
    public static final Claim IN_PROGRESS = new Claim(State.IN_PROGRESS, "");
    public static final Claim OTHER_REQUEST = new Claim(State.OTHER_REQUEST, "");

    public static Claim answered(String answer) {
      return new Claim(State.ANSWERED, answer);
    }

    public enum State {
      /** The key is claimed: the request is to be executed. */
      STARTED,
      /** The request with this key is in progress. */
      IN_PROGRESS,
      /** The key was used for another request. */
      OTHER_REQUEST,
      /** The request was answered. */
      ANSWERED
    }
  }
}
