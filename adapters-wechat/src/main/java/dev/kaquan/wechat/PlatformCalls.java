package dev.kaquan.wechat;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts questions to the platform, again if they may be repeated; what fails is logged once. */
@Singleton
final class PlatformCalls {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformCalls.class);
  private static final int REPETITIONS = 2;

  private final PlatformHttp http;
  private final RetryPolicy<Object> repeating;

  @Inject
  PlatformCalls(PlatformHttp http, WeChatTimes times) {
    this.http = http;
    this.repeating = RetryPolicy.builder()
        .handleIf(fault -> fault instanceof FailedCallException failed && failed.mayPass())
        .withMaxRetries(REPETITIONS)
        .withBackoff(times.beforeRetry(), times.beforeRetry().multipliedBy(4))
        .withJitter(0.5)
        .build();
  }

  /**
   * The answer to {@code question}.
   *
   * @throws FailedCallException if none was to be had
   */
  <R, T> T ask(Question question, Class<R> reply, Meaning<R, T> meaning) {
    try {
      return question.call().isRepeatable()
          ? Failsafe.with(repeating).get(() -> http.ask(question, reply, meaning))
          : http.ask(question, reply, meaning);
    } catch (FailedCallException e) {
      throw told(e);
    } catch (FailsafeException e) {
      // Only the pause between two tries ends like this.
      Thread.currentThread().interrupt();
      throw told(FailedCallException.interrupted(question.call()).because(e));
    }
  }

  private static FailedCallException told(FailedCallException fault) {
    if (!fault.saysNothing()) {
      LOG.warn("{} {}", fault.kind(), fault.getMessage());
    }
    return fault;
  }
}
