package dev.kaquan.wechat;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats requests that are safe to repeat. Logs each failure once. */
@Singleton
final class RetryingClient {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingClient.class);

  private final PlatformHttp http;
  private final WeChatTimeouts times;

  @Inject
  RetryingClient(PlatformHttp http, WeChatTimeouts times) {
    this.http = http;
    this.times = times;
  }

  /**
   * Sends a request and returns the mapped reply.
   *
   * @throws FailedCallException if there is no usable reply
   */
  <R, T> T send(PlatformRequest request, Class<R> reply, ReplyMapper<R, T> mapper) {
    try {
      return Failsafe.with(retries(request.call())).get(() -> http.send(request, reply, mapper));
    } catch (FailedCallException e) {
      throw reportError(e);
    } catch (FailsafeException e) {
      // Only the pause between two tries ends like this.
      Thread.currentThread().interrupt();
      throw reportError(FailedCallException.interrupted(request.call()).because(e));
    }
  }

  private RetryPolicy<Object> retries(Endpoint call) {
    return RetryPolicy.builder()
        .handleIf(fault -> fault instanceof FailedCallException failed && failed.isTransient())
        .withMaxRetries(call.maxRetries())
        .withBackoff(times.beforeRetry(), times.beforeRetry().multipliedBy(4))
        .withJitter(0.5)
        .build();
  }

  private static FailedCallException reportError(FailedCallException fault) {
    if (!fault.isNotFound()) {
      LOG.warn("{} {}", fault.kind(), fault.getMessage());
    }
    return fault;
  }
}
