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
 * The access token of the account. Uses stable tokens, so that fetching one does not invalidate
 * another server's. See {@code docs/wechat.md#tokens-and-tickets}.
 */
@Singleton
final class AccessTokens {
  /** Minimum interval between forced refreshes. */
  static final Duration MIN_FORCE_INTERVAL = Duration.ofSeconds(30);

  private final RetryingClient calls;
  private final InstantSource clock;
  private final CredentialCache<Credential> token;
  private volatile Instant nextForceAt = Instant.MIN;

  @Inject
  AccessTokens(RetryingClient calls, Credentials credentials, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
    this.token = new CredentialCache<>(new TokenSource(), credentials, clock);
  }

  /** Returns a valid token. */
  Credential current(WeChatAccount account) {
    return token.current(account);
  }

  /** Drops a token that the platform refused, unless it was replaced already. */
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
     * Fetches the account's token, which all servers share. A forced refresh invalidates it for all
     * of them, so it is used only if the token is the one that was refused.
     */
    @Override
    public IssuedCredential fetch(WeChatAccount account, String refused) {
      IssuedCredential issued = requestToken(account, false);
      Instant now = clock.instant();
      if (!issued.secret().equals(refused) || now.isBefore(nextForceAt)) {
        return issued;
      }
      nextForceAt = now.plus(MIN_FORCE_INTERVAL);
      return requestToken(account, true);
    }

    @Override
    public Credential read(Credential credential) {
      return credential;
    }
  }

  private CredentialSource.IssuedCredential requestToken(WeChatAccount account, boolean force) {
    StableTokenRequest request =
        new StableTokenRequest("client_credential", account.appId(), account.secret(), force);
    return calls.send(
        PlatformRequest.post(account, Endpoint.STABLE_TOKEN, request),
        TokenReply.class,
        reply -> new CredentialSource.IssuedCredential(
            ReplyMapper.required(reply.accessToken(), "access_token"), reply.expiresInSeconds()));
  }
}
