package dev.kaquan.sandbox.account;

import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Index;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.TokenCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Issues access tokens and tickets that are valid for 7,200 seconds.
 *
 * <p>{@code token} and {@code stable_token} have independent tokens. A new token of the first kind
 * leaves its predecessor valid for five minutes. The stable token stays the same until five minutes
 * before its expiry, unless a refresh is forced.
 */
public final class CredentialIssuer implements TokenCheck {
  static final Duration LIFETIME = Duration.ofHours(2);
  private static final String TOKEN = "token";
  private static final String STABLE = "stable";
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Duration MIN_FORCE_INTERVAL = Duration.ofSeconds(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MAX_FORCED_PER_DAY = 20;
  private static final int TOKEN_LENGTH = 136;
  private static final int TICKET_LENGTH = 86;

  private final Store store;
  private final Table<IssuedCredential> credentials;
  private final Index<IssuedCredential> byKind;
  private final RandomStrings randomStrings;
  private final SandboxClock clock;

  /**
   * A credential that was issued.
   *
   * @param kind token, stable, wx_card or jsapi
   * @param issuedAt Unix milliseconds
   * @param expiresAt Unix milliseconds
   */
  public record IssuedCredential(
      String kind, String value, long issuedAt, long expiresAt, boolean isSuperseded) {
    long secondsLeft(Instant now) {
      return (expiresAt - now.toEpochMilli()) / 1000;
    }

    @Override
    public String toString() {
      return "IssuedCredential[" + kind + "]";
    }
  }

  /** Opens the table of issued credentials. */
  public CredentialIssuer(SandboxContext context) {
    this.store = context.store();
    this.credentials = store.table("credential", IssuedCredential.class);
    this.byKind = credentials.index(IssuedCredential::kind);
    this.randomStrings = context.randomStrings();
    this.clock = context.clock();
  }

  /** Returns every ticket of a type that is valid now. */
  public List<String> validTickets(String type) {
    long now = clock.instant().toEpochMilli();
    return store.change(() -> byKind.of(type).stream()
        .filter(credential -> credential.expiresAt() > now)
        .map(IssuedCredential::value)
        .toList());
  }

  /**
   * Accepts a valid token.
   *
   * @throws PlatformError 40014 if it was never issued, 40001 if it was superseded, 42001 if it
   *     expired
   */
  @Override
  public void check(String token) {
    IssuedCredential credential = store
        .change(() -> credentials.get(token))
        .filter(found -> found.kind().equals(TOKEN) || found.kind().equals(STABLE))
        .orElseThrow(() -> new PlatformError(ErrCode.INVALID_ACCESS_TOKEN));
    if (credential.expiresAt() <= clock.instant().toEpochMilli()) {
      throw new PlatformError(
          credential.isSuperseded() ? ErrCode.INVALID_CREDENTIAL : ErrCode.TOKEN_EXPIRED);
    }
  }

  /** Issues a new token; its predecessors expire in five minutes. */
  IssuedCredential token() {
    return store.change(() -> {
      supersede(TOKEN, clock.instant().plus(OVERLAP));
      return issue(TOKEN, TOKEN_LENGTH);
    });
  }

  /** Returns the stable token; a new one near its expiry or by force. */
  IssuedCredential stableToken(boolean force) {
    return store.change(() -> {
      Optional<IssuedCredential> current = current(STABLE);
      boolean forced = force && current.isPresent() && mayForce(current.get());
      if (current.isPresent() && !forced) {
        return current.get();
      }
      if (forced) {
        supersede(STABLE, clock.instant());
      }
      return issue(STABLE, TOKEN_LENGTH);
    });
  }

  /** Returns the ticket of a type; the same one until five minutes before its expiry. */
  IssuedCredential ticket(String type) {
    return store.change(() -> current(type).orElseGet(() -> issue(type, TICKET_LENGTH)));
  }

  private boolean mayForce(IssuedCredential current) {
    long now = clock.instant().toEpochMilli();
    if (current.issuedAt() + MIN_FORCE_INTERVAL.toMillis() > now) {
      return false;
    }
    long today = byKind.of(STABLE).stream()
        .filter(IssuedCredential::isSuperseded)
        .filter(credential -> credential.issuedAt() > now - DAY.toMillis())
        .count();
    if (today >= MAX_FORCED_PER_DAY) {
      throw new PlatformError(ErrCode.DAILY_QUOTA);
    }
    return true;
  }

  private Optional<IssuedCredential> current(String kind) {
    long end = clock.instant().plus(OVERLAP).toEpochMilli();
    return byKind.of(kind).stream()
        .filter(credential -> !credential.isSuperseded() && credential.expiresAt() > end)
        .max(Comparator.comparingLong(IssuedCredential::issuedAt));
  }

  private IssuedCredential issue(String kind, int length) {
    forget(kind);
    long now = clock.instant().toEpochMilli();
    IssuedCredential credential = new IssuedCredential(
        kind, randomStrings.letters(length), now, now + LIFETIME.toMillis(), false);
    credentials.put(credential.value(), credential);
    return credential;
  }

  private void supersede(String kind, Instant end) {
    for (IssuedCredential credential : byKind.of(kind)) {
      if (!credential.isSuperseded()) {
        long ends = Math.min(credential.expiresAt(), end.toEpochMilli());
        credentials.put(
            credential.value(),
            new IssuedCredential(kind, credential.value(), credential.issuedAt(), ends, true));
      }
    }
  }

  /** Drops credentials that expired more than a day ago; their use is then answered with 40014. */
  private void forget(String kind) {
    long longAgo = clock.instant().minus(DAY).toEpochMilli();
    for (IssuedCredential credential : byKind.of(kind)) {
      if (credential.expiresAt() < longAgo) {
        credentials.remove(credential.value());
      }
    }
  }
}
