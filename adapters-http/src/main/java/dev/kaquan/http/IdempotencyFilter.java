package dev.kaquan.http;

import dev.kaquan.application.idempotency.BeginIdempotentRequest;
import dev.kaquan.application.idempotency.EndIdempotentRequest;
import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes a request with the header {@code Idempotency-Key} once, and answers its repetitions with the
 * same response.
 */
final class IdempotencyFilter {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final String RETRY_AFTER_SECONDS = "1";

  private static final String KEY_HASH = "kaquan-idempotency-key-hash";
  private static final String IS_STORED = "kaquan-answer-is-stored";
  private static final String MAY_BE_DONE = "kaquan-change-may-be-done";

  private final BeginIdempotentRequest begin;
  private final EndIdempotentRequest end;

  @Inject
  IdempotencyFilter(BeginIdempotentRequest begin, EndIdempotentRequest end) {
    this.begin = begin;
    this.end = end;
  }

  /** Returns a handler that executes {@code handler} unless the request is a repetition. */
  Handler around(Handler handler) {
    return context -> {
      String key = context.header(HEADER);
      if (key == null) {
        handler.handle(context);
        return;
      }
      Check.matches(
          HEADER, key, KEY, "must be 1 to 255 visible ASCII characters", RuleReference.API);
      String keyHash = hash(context, key);
      Claim claim = begin.begin(keyHash, fingerprint(context));
      switch (claim.state()) {
        case STARTED -> {
          context.attribute(KEY_HASH, keyHash);
          handler.handle(context);
        }
        case IN_PROGRESS -> refuseInProgress(context);
        case OTHER_REQUEST -> refuseOtherRequest(context);
        case ANSWERED -> Answer.parse(claim.answer()).send(context);
      }
    };
  }

  /** Returns {@link #around} a handler for requests that must have a key. */
  Handler required(Handler handler) {
    Handler around = around(handler);
    return context -> {
      Check.that(
          context.header(HEADER) != null,
          HEADER,
          "must be present: without it a repeated request would be another change",
          RuleReference.API);
      around.handle(context);
    };
  }

  /** Stores the response of a request that was executed, if it changed something. */
  void end(Context context) {
    String keyHash = context.attribute(KEY_HASH);
    if (keyHash == null) {
      return;
    }
    boolean isChanged = context.status().isSuccess() || context.attribute(MAY_BE_DONE) != null;
    if (isChanged && context.attribute(IS_STORED) != null) {
      return;
    }
    try {
      end.end(keyHash, isChanged ? Answer.sent(context).map(Answer::toString) : Optional.empty());
    } catch (StorageException e) {
      // The key counts as interrupted after a minute: the request is then safe to repeat.
      LOG.error("{} the answer cannot be stored: {}", RequestIds.of(context), e.getMessage());
    }
  }

  /**
   * Marks a failed request that may have changed something, so that it is not executed again. An answer
   * that was to be stored with the change was rolled back with it.
   */
  static void mayBeDone(Context context) {
    context.attribute(MAY_BE_DONE, true);
    context.attribute(IS_STORED, null);
  }

  /**
   * Returns how the request is answered, for a use case that stores the answer together with its change.
   * An interrupted request is executed again.
   */
  static <T> Receipt<T> receipt(Context context, Function<T, Answer> answer) {
    return receipt(context, answer, Optional.empty());
  }

  /**
   * Returns how the request is answered, for a use case that stores the answer together with its change.
   *
   * @param ifInterrupted the answer if the process ends before there is a result
   */
  static <T> Receipt<T> receipt(Context context, Function<T, Answer> answer, Answer ifInterrupted) {
    return receipt(context, answer, Optional.of(ifInterrupted.toString()));
  }

  private static <T> Receipt<T> receipt(
      Context context, Function<T, Answer> answer, Optional<String> ifInterrupted) {
    String keyHash = context.attribute(KEY_HASH);
    return new Receipt<>(
        Optional.ofNullable(keyHash),
        result -> {
          context.attribute(IS_STORED, true);
          return answer.apply(result).toString();
        },
        ifInterrupted);
  }

  private static void refuseInProgress(Context context) {
    context.header("Retry-After", RETRY_AFTER_SECONDS);
    Problems.answer(
        context, 409, "in-progress", "The request with this Idempotency-Key is in progress.");
  }

  private static void refuseOtherRequest(Context context) {
    Problems.answer(
        context,
        422,
        "idempotency-key-reused",
        "This Idempotency-Key was used for another request in the last 24 hours.");
  }

  /** Keys of two API keys are different keys. */
  private static String hash(Context context, String key) {
    String apiKeyId = DigestUtils.sha256Hex(String.valueOf(context.header("Authorization")));
    return DigestUtils.sha256Hex(apiKeyId + " " + key);
  }

  private static String fingerprint(Context context) {
    String line = context.method() + " " + context.path() + "\n";
    return DigestUtils.sha256Hex(line + DigestUtils.sha256Hex(context.bodyAsBytes()));
  }
}
