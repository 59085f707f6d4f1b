package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.wechat.CredentialSource.IssuedCredential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token or ticket that is held as long as it is good, in memory and durably.
 *
 * <p>It is fetched again ahead of its end, by one thread, while the others go on with the one that
 * is still valid. Only when there is none they wait, for that one thread.
 *
 * @param <T> what users get to see of it
 */
final class CredentialCache<T> {
  /** How long before its end a credential is fetched again, and how far a clock may be off. */
  static final Duration AHEAD = Duration.ofSeconds(200);

  /** How long to leave the platform alone after a fetch ahead of time brought nothing better. */
  static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

  /** WeChat lends nothing for longer: see {@code docs/wechat.md#tokens-and-tickets}. */
  static final Duration LONGEST = Duration.ofHours(2);

  private static final Logger LOG = LoggerFactory.getLogger(CredentialCache.class);

  private final CredentialSource<T> source;
  private final Credentials store;
  private final InstantSource clock;

  private final Object lock = new Object();
  private volatile @Nullable Entry<T> entry;
  private volatile String refused = "";
  private @Nullable Renewal underWay;

  /**
   * What is at hand.
   *
   * @param since a clock that shows less was set back, and says nothing about the end
   * @param due when to look for another
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

  /** The first thread to run it does the work, and any number wait for what it brings. */
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

  /** Holds what {@code source} lends. */
  CredentialCache(CredentialSource<T> source, Credentials store, InstantSource clock) {
    this.source = source;
    this.store = store;
    this.clock = clock;
  }

  /**
   * One that is valid now.
   *
   * @throws FailedCallException if there is none, and none was to be had
   */
  T current(WeChatAccount account) {
    Instant now = clock.instant();
    Entry<T> mine = entry;
    return mine != null && mine.isFreshFor(account.appId(), now)
        ? mine.value()
        : renewed(account, now);
  }

  /** Forgets a credential that the platform refused, unless another is in its place already. */
  void forget(WeChatAccount account, Credential failed) {
    synchronized (lock) {
      Entry<T> mine = entry;
      if (mine != null && mine.credential().secret().equals(failed.secret())) {
        entry = null;
        refused = failed.secret();
        underWay = null;
      }
    }
    try {
      store.forget(account.appId(), source.kind(), failed);
    } catch (StorageException e) {
      LOG.warn("a refused {} stays in the store: {}", source.kind(), e.getMessage());
    }
  }

  private T renewed(WeChatAccount account, Instant now) {
    Renewal renewal;
    synchronized (lock) {
      Entry<T> mine = entry;
      if (mine != null && mine.isFreshFor(account.appId(), now)) {
        return mine.value();
      }
      renewal = underWay;
      if (renewal == null || !renewal.appId.equals(account.appId())) {
        renewal = new Renewal(account);
        underWay = renewal;
      } else if (mine != null && mine.isValidFor(account.appId(), now)) {
        return mine.value();
      }
    }
    renewal.run();
    try {
      return outcome(renewal).value();
    } catch (FailedCallException e) {
      if (e.isInterruption() && !Thread.currentThread().isInterrupted()) {
        // Another thread did the work, and was told to stop.
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
      throw new IllegalStateException(source.call() + ": the renewal broke", e.getCause());
    }
  }

  /** Takes what a renewal brought, if anything, unless it was overtaken. */
  private void complete(Renewal renewal, @Nullable Entry<T> next) {
    synchronized (lock) {
      if (underWay == renewal) {
        underWay = null;
        entry = next == null ? entry : next;
      }
    }
  }

  /** From the store, where another process may have put a newer one, or else from the platform. */
  private Entry<T> renew(WeChatAccount account) {
    Instant asked = clock.instant();
    Optional<Entry<T>> stored = stored(account, asked);
    if (stored.isPresent() && stored.get().isFreshFor(account.appId(), asked)) {
      return stored.get();
    }
    try {
      IssuedCredential issued = source.fetch(account, refused);
      Credential credential = new Credential(issued.secret(), end(asked, issued.seconds()));
      save(account, credential);
      return entry(account, credential, asked, asked.plus(BETWEEN_TRIES));
    } catch (FailedCallException e) {
      Instant now = clock.instant();
      Entry<T> old = stillGood(account, stored, now).orElseThrow(() -> e);
      LOG.warn("{} could not be renewed ahead of its end, and serves on", source.kind());
      return entry(account, old.credential(), now, now.plus(BETWEEN_TRIES));
    }
  }

  /** What is kept and not yet due; or due but valid, to fall back on. */
  private Optional<Entry<T>> stored(WeChatAccount account, Instant now) {
    try {
      return store
          .find(account.appId(), source.kind())
          .filter(credential -> isCredible(credential, now))
          .map(credential -> entry(account, credential, now, Instant.MIN));
    } catch (InvalidValueException e) {
      return Optional.empty();
    } catch (StorageException e) {
      LOG.warn("a {} that may be in the store is not read: {}", source.kind(), e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isCredible(Credential credential, Instant now) {
    return !credential.secret().equals(refused)
        && !credential.expiresAt().isAfter(now.plus(LONGEST).plus(AHEAD));
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
      LOG.warn("a {} is held in memory alone: {}", source.kind(), e.getMessage());
    }
  }

  private Entry<T> entry(
      WeChatAccount account, Credential credential, Instant now, Instant earliest) {
    Instant ahead = credential.expiresAt().minus(AHEAD);
    Instant due = ahead.isBefore(earliest) ? earliest : ahead;
    return new Entry<>(
        account.appId(),
        credential,
        source.read(credential),
        now.minus(AHEAD),
        due.isBefore(credential.expiresAt()) ? due : credential.expiresAt());
  }

  private static Instant end(Instant asked, long seconds) {
    long lent = Math.max(0, Math.min(seconds, LONGEST.toSeconds()));
    return asked.truncatedTo(ChronoUnit.SECONDS).plusSeconds(lent);
  }
}
