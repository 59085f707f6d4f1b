package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials.Credential;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Puts questions to the platform on behalf of the account. If the access token is refused, the
 * question is put once more with another: the first time it was not looked at.
 */
@Singleton
final class AuthorizedCalls {
  private final PlatformCalls calls;
  private final AccessTokens tokens;

  @Inject
  AuthorizedCalls(PlatformCalls calls, AccessTokens tokens) {
    this.calls = calls;
    this.tokens = tokens;
  }

  /**
   * The answer to {@code question}.
   *
   * @throws FailedCallException if none was to be had
   */
  <R, T> T ask(Question question, Class<R> reply, Meaning<R, T> meaning) {
    Credential token = tokens.current(question.account());
    try {
      return calls.ask(question.with(token), reply, meaning);
    } catch (FailedCallException e) {
      if (!e.refusesToken()) {
        throw e;
      }
    }
    tokens.forget(question.account(), token);
    return calls.ask(question.with(tokens.current(question.account())), reply, meaning);
  }
}
