package dev.kaquan.wechat;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.wire.StableTokenRequest;
import dev.kaquan.wire.TicketReply;
import dev.kaquan.wire.TokenReply;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls to the platform with everything that goes around them: the access token, one repetition with
 * another token when the first is refused, and repetitions of calls that may be repeated.
 */
@Singleton
final class PlatformCalls {
  private static final String STABLE_TOKEN = "/cgi-bin/stable_token";
  private static final String GET_TICKET = "/cgi-bin/ticket/getticket";
  private static final int REPETITIONS = 2;

  private final PlatformHttp http;
  private final WeChatAccounts accounts;
  private final InstantSource clock;
  private final RetryPolicy<Object> repeating;
  private final LentCredential accessTokens;

  @Inject
  PlatformCalls(
      PlatformHttp http,
      WeChatAccounts accounts,
      Credentials credentials,
      InstantSource clock,
      WeChatTimes times) {
    this.http = http;
    this.accounts = accounts;
    this.clock = clock;
    this.accessTokens = new LentCredential(
        Credentials.Kind.ACCESS_TOKEN, credentials, clock, account -> token(account, false));
    this.repeating = RetryPolicy.builder()
        .handleIf(PlatformCalls::mayPass)
        .withMaxRetries(REPETITIONS)
        .withBackoff(times.beforeRetry(), times.beforeRetry().multipliedBy(4))
        .withJitter(0.2)
        .build();
  }

  /** A call that may be repeated: asking changes nothing. */
  <T> T ask(String call, Object body, Class<T> reply) {
    return repeated(() -> withToken(call, body, reply));
  }

  /** A call that must not be repeated once it may have been carried out. */
  <T> T once(String call, Object body, Class<T> reply) {
    return withToken(call, body, reply);
  }

  /** A ticket of that type, from the platform. */
  Credential ticket(WeChatAccount account, String type) {
    TicketReply reply = repeated(() -> withToken(
        account,
        token -> http.get(
            account.baseUrl(),
            GET_TICKET,
            Map.of("access_token", token, "type", type),
            TicketReply.class)));
    return lent(GET_TICKET, reply.ticket(), reply.expiresInSeconds());
  }

  private <T> T withToken(String call, Object body, Class<T> reply) {
    WeChatAccount account = accounts.current();
    return withToken(
        account,
        token -> http.post(account.baseUrl(), call, Map.of("access_token", token), body, reply));
  }

  private <T> T withToken(WeChatAccount account, Function<String, T> call) {
    Credential token = accessTokens.current(account);
    try {
      return call.apply(token.secret());
    } catch (RefusedCall refused) {
      if (!refused.isTheTokens()) {
        throw refused;
      }
      accessTokens.drop(account, token);
      return call.apply(another(account, token).secret());
    }
  }

  /** A token other than {@code failed}, by force if the platform insists on that one. */
  private Credential another(WeChatAccount account, Credential failed) {
    Credential next = accessTokens.current(account);
    if (!next.secret().equals(failed.secret())) {
      return next;
    }
    return accessTokens.replace(account, failed, () -> token(account, true));
  }

  private Credential token(WeChatAccount account, boolean force) {
    StableTokenRequest request =
        new StableTokenRequest("client_credential", account.appId(), account.secret(), force);
    TokenReply reply = repeated(
        () -> http.post(account.baseUrl(), STABLE_TOKEN, Map.of(), request, TokenReply.class));
    return lent(STABLE_TOKEN, reply.accessToken(), reply.expiresInSeconds());
  }

  private Credential lent(String call, String secret, int expiresInSeconds) {
    if (secret == null || secret.isEmpty()) {
      throw new PlatformException(Kind.MALFORMED, call + ": the answer holds no secret");
    }
    return new Credential(secret, clock.instant().plusSeconds(Math.max(0, expiresInSeconds)));
  }

  private <T> T repeated(Supplier<T> call) {
    return Failsafe.with(repeating).get(call::get);
  }

  private static boolean mayPass(Throwable fault) {
    return (fault instanceof RefusedCall refused && refused.isBusy())
        || (fault instanceof PlatformException e && e.kind() == Kind.UNREACHABLE);
  }
}
