package dev.kaquan.sandbox.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A secondary index of a table.
 *
 * @param <T> the rows
 */
public final class Index<T extends Record> {
  private final Function<T, String> by;
  private final Map<String, Map<String, T>> found = new HashMap<>();

  Index(Function<T, String> by) {
    this.by = by;
  }

  /** Returns the rows with a value. Their order changes with a restart. */
  public Collection<T> of(String value) {
    return List.copyOf(found.getOrDefault(value, Map.of()).values());
  }

  /** Returns how many rows have a value. */
  public int count(String value) {
    return found.getOrDefault(value, Map.of()).size();
  }

  /** Returns one row with a value: the oldest one, or any after a restart. */
  public Optional<T> any(String value) {
    return found.getOrDefault(value, Map.of()).values().stream().findFirst();
  }

  void add(String key, T row) {
    found.computeIfAbsent(by.apply(row), value -> new LinkedHashMap<>(2)).put(key, row);
  }

  void remove(String key, T row) {
    String value = by.apply(row);
    Map<String, T> rows = found.getOrDefault(value, Map.of());
    rows.remove(key);
    if (rows.isEmpty()) {
      found.remove(value);
    }
  }
}
