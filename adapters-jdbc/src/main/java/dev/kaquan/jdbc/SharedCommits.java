package dev.kaquan.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Executes the changes of several threads in one transaction, so that they share one commit, which takes most of the
 * time.
 *
 * <p>A thread that finds nobody committing commits at once; nobody waits for company. Changes that come meanwhile
 * queue, and the first of them commits all of them next. A change that fails is rolled back alone.
 */
final class SharedCommits {
  /** Enough that the commit hardly counts; few enough that the first one does not wait long. */
  private static final int MOST = 64;

  private static final String SAVEPOINT = "change";

  private final ReentrantLock committing = new ReentrantLock();
  private final Queue<Change<?>> queue = new ConcurrentLinkedQueue<>();

  /**
   * Executes a change. When this returns, it is durable; if it throws, nothing of it was changed.
   *
   * @throws RuntimeException what the change has thrown, or why the transaction was rolled back
   */
  <T> T execute(Jdbi writer, HandleCallback<T, RuntimeException> work) {
    Change<T> change = new Change<>(work);
    queue.add(change);
    while (!change.isEnded()) {
      if (!committing.tryLock()) {
        // Whoever commits signals the end of this change, or that it is this thread's turn to
        // commit.
        change.awaitSignal();
        continue;
      }
      List<Change<?>> group = List.of();
      try {
        group = change.isEnded() ? group : next();
        commit(writer, group);
      } finally {
        committing.unlock();
        Optional.ofNullable(queue.peek()).ifPresent(Change::signal);
        group.forEach(Change::signal);
      }
    }
    return change.result();
  }

  private List<Change<?>> next() {
    List<Change<?>> group = new ArrayList<>();
    for (Change<?> each = queue.poll(); each != null; each = queue.poll()) {
      group.add(each);
      if (group.size() == MOST) {
        break;
      }
    }
    return group;
  }

  private static void commit(Jdbi writer, List<Change<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    Optional<RuntimeException> failure = Optional.of(new IllegalStateException("not committed"));
    try {
      writer.useTransaction(handle -> {
        for (Change<?> each : group) {
          each.execute(handle, group.size() == 1);
        }
      });
      failure = Optional.empty();
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    } finally {
      for (Change<?> each : group) {
        each.end(failure);
      }
    }
  }

  /** A change of one thread. */
  private static final class Change<T> {
    private final HandleCallback<T, RuntimeException> work;
    private final Semaphore signals = new Semaphore(0);
    private Supplier<T> outcome = () -> {
      throw new IllegalStateException("not executed");
    };
    private volatile boolean isEnded;

    Change(HandleCallback<T, RuntimeException> work) {
      this.work = work;
    }

    boolean isEnded() {
      return isEnded;
    }

    void awaitSignal() {
      signals.acquireUninterruptibly();
    }

    void signal() {
      signals.release();
    }

    /** Executes the change; a failure of one that is not alone is left to this change. */
    void execute(Handle handle, boolean isAlone) {
      if (isAlone) {
        T result = work.withHandle(handle);
        outcome = () -> result;
        return;
      }
      handle.savepoint(SAVEPOINT);
      try {
        T result = work.withHandle(handle);
        outcome = () -> result;
        handle.releaseSavepoint(SAVEPOINT);
      } catch (RuntimeException e) {
        handle.rollbackToSavepoint(SAVEPOINT);
        outcome = () -> {
          throw e;
        };
      }
    }

    /** Makes the outcome known, or why the whole transaction was rolled back. */
    void end(Optional<RuntimeException> failure) {
      failure.ifPresent(reason -> outcome = () -> {
        throw reason;
      });
      isEnded = true;
    }

    T result() {
      return outcome.get();
    }
  }
}
