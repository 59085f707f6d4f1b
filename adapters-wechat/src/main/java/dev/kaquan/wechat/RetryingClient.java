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
final class RetryingClient {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingClient.class);
  private static final int REPETITIONS = 2;

  private final PlatformHttp http;
  private final RetryPolicy<Object> repeating;

  @Inject
  RetryingClient(PlatformHttp http, WeChatTimeouts times) {
    this.http = http;
    this.repeating = RetryPolicy.builder()
        .handleIf(fault -> fault instanceof FailedCallException failed && failed.isTransient())
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
  <R, T> T ask(PlatformRequest request, Class<R> reply, ReplyMapper<R, T> mapper) {
    try {
      return request.call().isRepeatable()
          ? Failsafe.with(repeating).get(() -> http.ask(request, reply, mapper))
          : http.ask(request, reply, mapper);
    } catch (FailedCallException e) {
      throw reportError(e);
    } catch (FailsafeException e) {
      // Only the pause between two tries ends like this.
      Thread.currentThread().interrupt();
      throw reportError(FailedCallException.interrupted(request.call()).because(e));
    }
  }

  private static FailedCallException reportError(FailedCallException fault) {
    if (!fault.isNotFound()) {
      LOG.warn("{} {}", fault.kind(), fault.getMessage());
    }
    return fault;
  }
}
