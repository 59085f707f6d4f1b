package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials.Credential;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Sends requests with the account's access token. If the platform refuses the token, the request is
 * repeated once with another one: a refused request was not executed.
 */
@Singleton
final class AuthorizedClient {
  private final RetryingClient calls;
  private final AccessTokens tokens;

  @Inject
  AuthorizedClient(RetryingClient calls, AccessTokens tokens) {
    this.calls = calls;
    this.tokens = tokens;
  }

  /**
   * Sends a request and returns the mapped reply.
   *
   * @throws FailedCallException if there is no usable reply
   */
  <R, T> T send(PlatformRequest request, Class<R> reply, ReplyMapper<R, T> mapper) {
    Credential token = tokens.current(request.account());
    try {
      return calls.send(request.with(token), reply, mapper);
    } catch (FailedCallException e) {
      if (!e.refusesToken()) {
        throw e;
      }
    }
    tokens.forget(request.account(), token);
    return calls.send(request.with(tokens.current(request.account())), reply, mapper);
  }
}
