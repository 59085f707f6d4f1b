package dev.kaquan.application.port;

import dev.kaquan.domain.event.EventMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The format in which the platform calls the merchant's server: signed, and perhaps encrypted. */
public interface Pushes {
  /**
   * Checks the request with which the platform verifies a URL.
   *
   * @param query the query parameters
   */
  Reading<String> echo(Map<String, String> query);

  /**
   * Checks a push and returns its message.
   *
   * @param query the query parameters
   */
  Reading<EventMessage> read(Map<String, String> query, String body);

  /** Returns the settings that apply, without their secrets. */
  Setup setup();

  /** Why a request is not a valid push. */
  enum Refusal {
    /** No token is set, so that nothing can be checked. */
    NOT_CONFIGURED,
    /** A parameter is missing, or the body is not the XML of a push. */
    MALFORMED,
    /** The body is larger than any push. */
    TOO_LARGE,
    /** The signature is not one that was made with the token. */
    WRONG_SIGNATURE,
    /** The signature was made too long ago, or in the future. */
    WRONG_TIME,
    /** It is not encrypted, but has to be. */
    NOT_ENCRYPTED,
    /** It was encrypted with another key. */
    WRONG_KEY,
    /** It was encrypted for another account. */
    WRONG_ACCOUNT;

    /** Returns the name in the API, such as {@code wrong-signature}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The result of a check. */
  sealed interface Reading<T> {
    /** Chooses by kind. */
    <R> R fold(Function<T, R> valid, Function<Refusal, R> refused);

    /** The request is valid. */
    record Valid<T>(T content) implements Reading<T> {
      @Override
      public <R> R fold(Function<T, R> valid, Function<Refusal, R> refused) {
        return valid.apply(content);
      }

      @Override
      public String toString() {
        return "Valid";
      }
    }

    /** The request is not valid. */
    record Refused<T>(Refusal reason) implements Reading<T> {
      @Override
      public <R> R fold(Function<T, R> valid, Function<Refusal, R> refused) {
        return refused.apply(reason);
      }
    }
  }

  /**
   * The settings.
   *
   * @param isConfigured whether a token is set
   * @param isEncryptedOnly whether a push that is not encrypted is refused
   * @param hasKey whether an EncodingAESKey is set
   * @param hasPreviousKey whether another EncodingAESKey is still accepted
   * @param problems what is wrong with the settings; nothing secret
   */
  record Setup(
      boolean isConfigured,
      boolean hasKey,
      boolean hasPreviousKey,
      boolean isEncryptedOnly,
      List<String> problems) {
    public Setup {
      problems = List.copyOf(problems);
    }
  }
}
