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
 * The state of the sandbox: tables of immutable records in memory, saved in a file.
 *
 * <p>Changes are executed one after the other. Each is atomic and is written to the file before the
 * next begins. Written changes survive the end of the process, but not a power failure.
 */
public final class Store implements AutoCloseable {
  private final StoreFile file;
  private final Map<String, Table<?>> tables = new LinkedHashMap<>();

  /** The writes of the current change. */
  private final Deque<Write> writes = new ArrayDeque<>();

  private final Object lock = new Object();
  private boolean changing;

  /**
   * A row that was stored or removed.
   *
   * @param row null if it was removed
   * @param undo restores the former row
   */
  record Write(String table, String key, @Nullable Object row, Runnable undo) {}

  /**
   * Opens the file in {@code folder}, or creates it with default permissions. Create the folder first
   * if others must not read it.
   *
   * @throws FolderLockedException if another sandbox uses the folder
   */
  public Store(Path folder) {
    file = new StoreFile(folder);
  }

  /** Writes the address that other processes are told if they want to use the folder. */
  public void publishAddress(String address) {
    file.publishAddress(address);
  }

  /** Opens a table with its saved rows. Each name is opened once. */
  public <T extends Record> Table<T> table(String name, Class<T> type) {
    synchronized (lock) {
      Table<T> table = new Table<>(this, name);
      file.rows(name, type).forEach(table::load);
      if (tables.put(name, table) != null) {
        throw new IllegalStateException("table opened twice: " + name);
      }
      return table;
    }
  }

  /**
   * Executes an atomic change, or reads several rows consistently. If {@code change} throws or the
   * file cannot be written, every row is as it was before.
   *
   * @param change reads and writes tables. It may contain further changes, which become part of it;
   *     one that throws is undone by itself
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public <T> T change(Supplier<T> change) {
    synchronized (lock) {
      boolean isOutermost = !changing;
      int before = writes.size();
      boolean done = false;
      changing = true;
      try {
        T result = change.get();
        if (isOutermost && !writes.isEmpty()) {
          file.append(writes);
        }
        done = true;
        return result;
      } finally {
        if (!done) {
          undoAfter(before);
        }
        if (isOutermost) {
          writes.clear();
          changing = false;
        }
      }
    }
  }

  /** Removes every row of every table but those named. */
  public void clearAllBut(String... names) {
    List<String> retained = List.of(names);
    change(() -> {
      tables.forEach((name, table) -> {
        if (!retained.contains(name)) {
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

  void record(Write write) {
    if (!changing || !Thread.holdsLock(lock)) {
      throw new IllegalStateException("row written outside a change");
    }
    writes.add(write);
  }

  private void undoAfter(int before) {
    while (writes.size() > before) {
      writes.removeLast().undo().run();
    }
  }
}
