package dev.kaquan.sandbox.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key. Use it inside {@link Store#change}.
 *
 * @param <T> the rows; immutable
 */
public final class Table<T extends Record> {
  private final Store store;
  private final String name;
  private final Map<String, T> rows = new HashMap<>();
  private final List<Index<T>> indexes = new ArrayList<>();

  Table(Store store, String name) {
    this.store = store;
    this.name = name;
  }

  public Optional<T> get(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** Returns every row, in no particular order. */
  public Collection<T> all() {
    return List.copyOf(rows.values());
  }

  /** Returns the number of rows. */
  public int size() {
    return rows.size();
  }

  /** Stores a row, replacing the one with the same key. */
  public void put(String key, T row) {
    T before = load(key, row);
    store.record(new Store.Write(name, key, row, () -> restore(key, before)));
  }

  /** Removes the row with a key, if there is one. */
  public void remove(String key) {
    T before = rows.get(key);
    if (before != null) {
      restore(key, null);
      store.record(new Store.Write(name, key, null, () -> restore(key, before)));
    }
  }

  /** Adds a secondary index. It costs memory, and time at each change. */
  public Index<T> index(Function<T, String> by) {
    Index<T> index = new Index<>(by);
    rows.forEach(index::add);
    indexes.add(index);
    return index;
  }

  @Nullable
  T load(String key, T row) {
    T before = rows.put(key, row);
    for (Index<T> index : indexes) {
      if (before != null) {
        index.remove(key, before);
      }
      index.add(key, row);
    }
    return before;
  }

  void clear() {
    List.copyOf(rows.keySet()).forEach(this::remove);
  }

  private void restore(String key, @Nullable T row) {
    if (row != null) {
      load(key, row);
    } else {
      T gone = rows.remove(key);
      if (gone != null) {
        indexes.forEach(index -> index.remove(key, gone));
      }
    }
  }
}
