package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.Credentials.Kind;
import dev.kaquan.wire.StableTokenRequest;
import dev.kaquan.wire.TokenReply;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The access token of the account, from the space of stable tokens: fetching one ends nobody
 * else's. See {@code docs/wechat.md#tokens-and-tickets}.
 */
@Singleton
final class AccessTokens {
  /** WeChat renews by force at most so often. */
  static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);

  private final RetryingClient calls;
  private final InstantSource clock;
  private final CredentialCache<Credential> token;
  private volatile Instant mayForceAt = Instant.MIN;

  @Inject
  AccessTokens(RetryingClient calls, Credentials credentials, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
    this.token = new CredentialCache<>(new TokenSource(), credentials, clock);
  }

  /** A token that is valid now. */
  Credential current(WeChatAccount account) {
    return token.current(account);
  }

  /** Forgets a token that the platform refused, unless another is in its place already. */
  void forget(WeChatAccount account, Credential failed) {
    token.forget(account, failed);
  }

  private final class TokenSource implements CredentialSource<Credential> {
    @Override
    public Kind kind() {
      return Kind.ACCESS_TOKEN;
    }

    @Override
    public Endpoint call() {
      return Endpoint.STABLE_TOKEN;
    }

    /**
     * Asks for the account's token, which is the same for everybody; by force, which ends it for
     * everybody, only if that is the very token that was refused.
     */
    @Override
    public IssuedCredential fetch(WeChatAccount account, String refused) {
      IssuedCredential issued = ask(account, false);
      Instant now = clock.instant();
      if (!issued.secret().equals(refused) || now.isBefore(mayForceAt)) {
        return issued;
      }
      mayForceAt = now.plus(BETWEEN_FORCED);
      return ask(account, true);
    }

    @Override
    public Credential read(Credential credential) {
      return credential;
    }
  }

  private CredentialSource.IssuedCredential ask(WeChatAccount account, boolean force) {
    StableTokenRequest request =
        new StableTokenRequest("client_credential", account.appId(), account.secret(), force);
    return calls.ask(
        PlatformRequest.post(account, Endpoint.STABLE_TOKEN, request),
        TokenReply.class,
        reply -> new CredentialSource.IssuedCredential(
            ReplyMapper.required(reply.accessToken(), "access_token"), reply.expiresInSeconds()));
  }
}
