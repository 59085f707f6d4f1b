package dev.kaquan.sandbox.store;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox knows, as tables of immutable records in memory, kept in a file.
 *
 * <p>One change happens after the other, each wholly or not at all. A change is in the file before
 * its caller goes on; changes that come together are written together. What is in the file outlives
 * the end of the program, but not that of the machine.
 */
public final class Store implements AutoCloseable {
  private final StoreFile file;
  private final Map<String, Table<?>> tables = new LinkedHashMap<>();

  /** Guards the tables and what follows; {@link #file} is guarded by itself. */
  private final Object lock = new Object();

  private final Deque<Runnable> undoing = new ArrayDeque<>();
  private List<Write> pending = new ArrayList<>();
  private long changed;
  private volatile long kept;
  private boolean changing;

  /**
   * A row that is to be kept.
   *
   * @param row null to remove it
   */
  record Write(String table, String key, @Nullable Object row) {}

  /** Opens the file in {@code folder}, or makes one, readable by its owner alone. */
  public Store(Path folder) {
    file = new StoreFile(folder);
  }

  /** The table of that name, with the rows that were kept. */
  public <T extends Record> Table<T> table(String name, Class<T> type) {
    synchronized (lock) {
      Table<T> table = new Table<>(this, name);
      file.rows(name, type).forEach(table::load);
      if (tables.put(name, table) != null) {
        throw new IllegalStateException("there are two tables " + name);
      }
      return table;
    }
  }

  /**
   * Changes rows, or reads several that belong together. If it throws, nothing was changed.
   *
   * @param change reads and writes tables; it may hold another change, which becomes part of it
   */
  public <T> T change(Supplier<T> change) {
    T result;
    long mine;
    synchronized (lock) {
      if (changing) {
        return change.get();
      }
      changing = true;
      boolean done = false;
      try {
        result = change.get();
        done = true;
      } finally {
        changing = false;
        if (!done) {
          undo();
        }
        undoing.clear();
      }
      mine = changed;
    }
    keepUpTo(mine);
    return result;
  }

  /**
   * Looks at rows as they are now, without waiting until they are in the file: nobody is to be told
   * what was seen.
   */
  public <T> T peek(Supplier<T> look) {
    synchronized (lock) {
      return look.get();
    }
  }

  /** Forgets every row of every table but those named. */
  public void clearAllBut(String... names) {
    List<String> spared = List.of(names);
    change(() -> {
      tables.forEach((name, table) -> {
        if (!spared.contains(name)) {
          table.clear();
        }
      });
      return tables;
    });
  }

  @Override
  public void close() {
    synchronized (file) {
      file.close();
    }
  }

  void wrote(Write write, Runnable undo) {
    if (!changing || !Thread.holdsLock(lock)) {
      throw new IllegalStateException("a row is written outside of a change");
    }
    undoing.push(undo);
    pending.add(write);
    changed++;
  }

  private void undo() {
    int undone = undoing.size();
    undoing.forEach(Runnable::run);
    pending.subList(pending.size() - undone, pending.size()).clear();
    changed -= undone;
  }

  /** Of several rows under one key the last: a card's stock changes with every claim. */
  private static Collection<Write> latest(List<Write> batch) {
    Map<List<String>, Write> latest = new LinkedHashMap<>();
    batch.forEach(write -> latest.put(List.of(write.table(), write.key()), write));
    return latest.values();
  }

  /** Whoever comes first writes for all that wait. */
  private void keepUpTo(long mine) {
    if (kept >= mine) {
      return;
    }
    synchronized (file) {
      if (kept >= mine) {
        return;
      }
      List<Write> batch;
      long upTo;
      synchronized (lock) {
        batch = pending;
        pending = new ArrayList<>();
        upTo = changed;
      }
      boolean written = false;
      try {
        file.write(latest(batch));
        written = true;
      } finally {
        if (!written) {
          synchronized (lock) {
            batch.addAll(pending);
            pending = batch;
          }
        }
      }
      kept = upTo;
    }
  }
}
