package dev.kaquan.sandbox.store;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox knows, as tables of immutable records in memory, kept in a file.
 *
 * <p>One change happens after the other, each wholly or not at all, and is in the file before the
 * next begins. What is in the file outlives the end of the program, but not that of the machine.
 */
public final class Store implements AutoCloseable {
  private final StoreFile file;
  private final Map<String, Table<?>> tables = new LinkedHashMap<>();

  /** What the change under way did so far. */
  private final Deque<Write> writes = new ArrayDeque<>();

  private final Object lock = new Object();
  private boolean changing;

  /**
   * A row that was put or removed.
   *
   * @param row null if it was removed
   * @param undo puts back what was there before
   */
  record Write(String table, String key, @Nullable Object row, Runnable undo) {}

  /**
   * Opens the file in {@code folder}, or makes one, readable by its owner alone.
   *
   * @throws IllegalStateException if another sandbox has it open
   */
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
   * @param change reads and writes tables; it may hold other changes, which become part of it, and
   *     of which one that throws is undone alone
   */
  public <T> T change(Supplier<T> change) {
    synchronized (lock) {
      boolean isWhole = !changing;
      int before = writes.size();
      boolean done = false;
      changing = true;
      try {
        T result = change.get();
        if (isWhole && !writes.isEmpty()) {
          file.append(writes);
        }
        done = true;
        return result;
      } finally {
        if (!done) {
          undoAfter(before);
        }
        if (isWhole) {
          writes.clear();
          changing = false;
        }
      }
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
    synchronized (lock) {
      file.close();
    }
  }

  void wrote(Write write) {
    if (!changing || !Thread.holdsLock(lock)) {
      throw new IllegalStateException("a row is written outside of a change");
    }
    writes.add(write);
  }

  private void undoAfter(int before) {
    while (writes.size() > before) {
      writes.removeLast().undo().run();
    }
  }
}
