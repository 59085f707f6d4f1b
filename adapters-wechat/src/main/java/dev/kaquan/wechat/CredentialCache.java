package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.wechat.CredentialSource.IssuedCredential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token or ticket, cached in memory and in storage.
 *
 * <p>One thread refreshes it ahead of its expiry, while others use the one that is still valid.
 * Only if there is none do they wait for that thread.
 *
 * @param <T> what users of the cache get
 */
final class CredentialCache<T> {
  /** How long before its expiry a credential is refreshed, and how far clocks may differ. */
  static final Duration REFRESH_AHEAD = Duration.ofSeconds(200);

  /** Minimum interval between early refreshes that brought nothing better. */
  static final Duration MIN_REFRESH_INTERVAL = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(CredentialCache.class);

  private final CredentialSource<T> source;
  private final Credentials store;
  private final InstantSource clock;

  private final Object lock = new Object();
  private volatile @Nullable Entry<T> entry;
  private volatile String refused = "";
  private @Nullable Renewal inProgress;

  /**
   * The cached credential.
   *
   * @param since an earlier time means that the clock was set back, so that the expiry cannot be
   *     trusted
   * @param due when to refresh it
   */
  private record Entry<T>(
      String appId, Credential credential, T value, Instant since, Instant due) {

    boolean isFreshFor(String account, Instant now) {
      return now.isBefore(due) && !now.isBefore(since) && appId.equals(account);
    }

    boolean isValidFor(String account, Instant now) {
      return !credential.isExpiredAt(now) && !now.isBefore(since) && appId.equals(account);
    }
  }

  /** A refresh: the first thread that runs it does the work, and others wait for its result. */
  private final class Renewal extends FutureTask<Entry<T>> {
    private final String appId;

    Renewal(WeChatAccount account) {
      super(() -> renew(account));
      this.appId = account.appId();
    }

    @Override
    protected void set(Entry<T> next) {
      complete(this, next);
      super.set(next);
    }

    @Override
    protected void setException(Throwable failure) {
      complete(this, null);
      super.setException(failure);
    }
  }

  CredentialCache(CredentialSource<T> source, Credentials store, InstantSource clock) {
    this.source = source;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Returns a valid credential.
   *
   * @throws FailedCallException if there is none and none can be fetched
   */
  T current(WeChatAccount account) {
    Instant now = clock.instant();
    Entry<T> mine = entry;
    return mine != null && mine.isFreshFor(account.appId(), now)
        ? mine.value()
        : renewed(account, now);
  }

  /** Drops a credential that the platform refused, unless it was replaced already. */
  void forget(WeChatAccount account, Credential failed) {
    synchronized (lock) {
      Entry<T> mine = entry;
      if (mine != null && mine.credential().secret().equals(failed.secret())) {
        entry = null;
        refused = failed.secret();
        inProgress = null;
      }
    }
    try {
      store.forget(account.appId(), source.kind(), failed);
    } catch (StorageException e) {
      LOG.warn("cannot drop a refused {}: {}", source.kind(), e.getMessage());
    }
  }

  private T renewed(WeChatAccount account, Instant now) {
    Renewal renewal;
    synchronized (lock) {
      Entry<T> mine = entry;
      if (mine != null && mine.isFreshFor(account.appId(), now)) {
        return mine.value();
      }
      renewal = inProgress;
      if (renewal == null || !renewal.appId.equals(account.appId())) {
        renewal = new Renewal(account);
        inProgress = renewal;
      } else if (mine != null && mine.isValidFor(account.appId(), now)) {
        return mine.value();
      }
    }
    renewal.run();
    try {
      return outcome(renewal).value();
    } catch (FailedCallException e) {
      if (e.isInterruption() && !Thread.currentThread().isInterrupted()) {
        // Another thread was interrupted while it fetched.
        return current(account);
      }
      throw e;
    }
  }

  private Entry<T> outcome(Renewal renewal) {
    try {
      return renewal.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FailedCallException.interrupted(source.call()).because(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(source.call() + ": the refresh failed", e.getCause());
    }
  }

  /** Stores the result of a refresh, unless another refresh overtook it. */
  private void complete(Renewal renewal, @Nullable Entry<T> next) {
    synchronized (lock) {
      if (inProgress == renewal) {
        inProgress = null;
        entry = next == null ? entry : next;
      }
    }
  }

  /**
   * Reads the stored credential, which another process may have refreshed, or fetches a new one.
   */
  private Entry<T> renew(WeChatAccount account) {
    Instant requestedAt = clock.instant();
    Optional<Entry<T>> stored = stored(account, requestedAt);
    if (stored.isPresent() && stored.get().isFreshFor(account.appId(), requestedAt)) {
      return stored.get();
    }
    try {
      IssuedCredential issued = source.fetch(account, refused);
      Credential credential = issued.at(requestedAt);
      save(account, credential);
      return entry(account, credential, requestedAt, requestedAt.plus(MIN_REFRESH_INTERVAL));
    } catch (FailedCallException e) {
      Instant now = clock.instant();
      Entry<T> old = stillGood(account, stored, now).orElseThrow(() -> e);
      LOG.warn("{} could not be refreshed early; the current one is still valid", source.kind());
      return entry(account, old.credential(), now, now.plus(MIN_REFRESH_INTERVAL));
    }
  }

  /** Returns the stored credential: fresh, or at least valid as a fallback. */
  private Optional<Entry<T>> stored(WeChatAccount account, Instant now) {
    try {
      return store
          .find(account.appId(), source.kind())
          .filter(credential -> isCredible(credential, now))
          .map(credential -> entry(account, credential, now, Instant.MIN));
    } catch (InvalidValueException e) {
      return Optional.empty();
    } catch (StorageException e) {
      LOG.warn("cannot read a stored {}: {}", source.kind(), e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isCredible(Credential credential, Instant now) {
    return !credential.secret().equals(refused)
        && !credential
            .expiresAt()
            .isAfter(now.plus(CredentialSource.MAX_LIFETIME).plus(REFRESH_AHEAD));
  }

  private Optional<Entry<T>> stillGood(
      WeChatAccount account, Optional<Entry<T>> stored, Instant now) {
    return Optional.ofNullable(entry)
        .filter(mine -> mine.isValidFor(account.appId(), now))
        .or(() -> stored.filter(other -> other.isValidFor(account.appId(), now)))
        .filter(old -> !old.credential().secret().equals(refused));
  }

  private void save(WeChatAccount account, Credential credential) {
    try {
      store.save(account.appId(), source.kind(), credential);
    } catch (StorageException e) {
      LOG.warn("cannot store a {}: {}", source.kind(), e.getMessage());
    }
  }

  private Entry<T> entry(
      WeChatAccount account, Credential credential, Instant now, Instant earliest) {
    Instant ahead = credential.expiresAt().minus(REFRESH_AHEAD);
    Instant due = ahead.isBefore(earliest) ? earliest : ahead;
    return new Entry<>(
        account.appId(),
        credential,
        source.read(credential),
        now.minus(REFRESH_AHEAD),
        due.isBefore(credential.expiresAt()) ? due : credential.expiresAt());
  }
}
