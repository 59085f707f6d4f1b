package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.Credentials.Kind;
import dev.kaquan.application.port.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token or ticket that is kept as long as it is good, in memory and durably.
 *
 * <p>It is fetched again ahead of its end, by one thread, while the others go on with the one that
 * is still valid; only when it has ended do they wait.
 */
final class LentCredential {
  private static final Logger LOG = LoggerFactory.getLogger(LentCredential.class);

  /** How long before its end a credential is fetched again. */
  private static final Duration AHEAD = Duration.ofSeconds(200);

  /** How long to go on with a valid credential after one ahead of time could not be fetched. */
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(20);

  private final Kind kind;
  private final Credentials store;
  private final InstantSource clock;
  private final Function<WeChatAccount, Credential> fetch;
  private final ReentrantLock fetching = new ReentrantLock();
  private final AtomicReference<Held> held = new AtomicReference<>(Held.NOTHING);

  private record Held(String appId, Credential credential, Instant refreshAt) {
    static final Held NOTHING = new Held("", new Credential("", Instant.MIN), Instant.MIN);

    boolean isFreshFor(WeChatAccount account, Instant now) {
      return appId.equals(account.appId()) && now.isBefore(refreshAt);
    }

    boolean isValidFor(WeChatAccount account, Instant now) {
      return appId.equals(account.appId()) && !credential.isExpiredAt(now);
    }
  }

  /** Keeps credentials of one kind, got by {@code fetch} when there is none. */
  LentCredential(
      Kind kind,
      Credentials store,
      InstantSource clock,
      Function<WeChatAccount, Credential> fetch) {
    this.kind = kind;
    this.store = store;
    this.clock = clock;
    this.fetch = fetch;
  }

  /** One that is valid now. */
  Credential current(WeChatAccount account) {
    Instant now = clock.instant();
    Held mine = held.get();
    if (mine.isFreshFor(account, now)) {
      return mine.credential();
    }
    if (mine.isValidFor(account, now)) {
      return fetching.tryLock() ? refreshAhead(account, now) : mine.credential();
    }
    fetching.lock();
    try {
      Held since = held.get();
      return since.isValidFor(account, now) ? since.credential() : renewed(account, now);
    } finally {
      fetching.unlock();
    }
  }

  /** Forgets {@code failed}, unless another has taken its place already. */
  void drop(WeChatAccount account, Credential failed) {
    fetching.lock();
    try {
      if (held.get().credential().equals(failed)) {
        held.set(Held.NOTHING);
      }
      store.forget(account.appId(), kind, failed);
    } finally {
      fetching.unlock();
    }
  }

  /** Puts another in the place of {@code failed}, unless that was done already. */
  Credential replace(WeChatAccount account, Credential failed, Supplier<Credential> another) {
    fetching.lock();
    try {
      Held since = held.get();
      return since.credential().secret().equals(failed.secret())
          ? kept(account, another.get())
          : since.credential();
    } finally {
      fetching.unlock();
    }
  }

  private Credential refreshAhead(WeChatAccount account, Instant now) {
    try {
      Held since = held.get();
      return since.isFreshFor(account, now) ? since.credential() : renewed(account, now);
    } catch (PlatformException e) {
      LOG.warn("{} is not renewed yet, the old one still serves: {}", kind, e.getMessage());
      Held since = held.get();
      held.set(new Held(since.appId(), since.credential(), now.plus(BETWEEN_TRIES)));
      return since.credential();
    } finally {
      fetching.unlock();
    }
  }

  /** From the store, where another process may have put it, or else from the platform. */
  private Credential renewed(WeChatAccount account, Instant now) {
    Optional<Held> stored = store
        .find(account.appId(), kind)
        .map(credential -> held(account, credential))
        .filter(found -> found.isFreshFor(account, now));
    if (stored.isPresent()) {
      held.set(stored.get());
      return stored.get().credential();
    }
    return kept(account, fetch.apply(account));
  }

  private Credential kept(WeChatAccount account, Credential credential) {
    store.keep(account.appId(), kind, credential);
    held.set(held(account, credential));
    return credential;
  }

  private static Held held(WeChatAccount account, Credential credential) {
    return new Held(account.appId(), credential, credential.expiresAt().minus(AHEAD));
  }
}
