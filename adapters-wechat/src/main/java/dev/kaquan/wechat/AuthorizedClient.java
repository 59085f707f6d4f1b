package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials.Credential;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Puts questions to the platform on behalf of the account. If the access token is refused, the
 * question is put once more with another: the first time it was not looked at.
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
   * The answer to {@code question}.
   *
   * @throws FailedCallException if none was to be had
   */
  <R, T> T ask(PlatformRequest request, Class<R> reply, ReplyMapper<R, T> mapper) {
    Credential token = tokens.current(request.account());
    try {
      return calls.ask(request.with(token), reply, mapper);
    } catch (FailedCallException e) {
      if (!e.refusesToken()) {
        throw e;
      }
    }
    tokens.forget(request.account(), token);
    return calls.ask(request.with(tokens.current(request.account())), reply, mapper);
  }
}
