package dev.kaquan.wechat;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/** Calls of the account's API, whose failures are those of the ports. */
final class PlatformCalls {
  private final AuthorizedClient client;
  private final WeChatAccounts accounts;

  @Inject
  PlatformCalls(AuthorizedClient client, WeChatAccounts accounts) {
    this.client = client;
    this.accounts = accounts;
  }

  /**
   * Sends a request and returns the mapped reply.
   *
   * @param body a record or a map
   * @throws dev.kaquan.application.port.PlatformException if there is no usable reply
   */
  <R, T> T send(Endpoint call, Object body, Class<R> reply, ReplyMapper<R, T> mapper) {
    return send(call, body, reply, mapper, failure -> Optional.empty());
  }

  /** Sends a request and returns the mapped reply, or empty if the object does not exist. */
  <R, T> Optional<T> find(Endpoint call, Object body, Class<R> reply, ReplyMapper<R, T> mapper) {
    return send(
        call,
        body,
        reply,
        found -> Optional.of(mapper.of(found)),
        failure -> failure.isNotFound() ? Optional.of(Optional.empty()) : Optional.empty());
  }

  /**
   * Sends a request and returns the mapped reply.
   *
   * @param expected the result of a failure that is one of the results; empty for every other failure
   */
  <R, T> T send(
      Endpoint call,
      Object body,
      Class<R> reply,
      ReplyMapper<R, T> mapper,
      Function<FailedCallException, Optional<T>> expected) {
    try {
      return client.send(PlatformRequest.post(accounts.resolve(), call, body), reply, mapper);
    } catch (FailedCallException e) {
      return expected.apply(e).orElseThrow(() -> e.toPlatformException(call));
    }
  }
}
