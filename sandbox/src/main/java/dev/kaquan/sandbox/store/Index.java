package dev.kaquan.sandbox.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows by something else than their keys.
 *
 * @param <T> the rows
 */
public final class Index<T extends Record> {
  private final Function<T, String> by;
  private final Map<String, Map<String, T>> found = new HashMap<>();

  Index(Function<T, String> by) {
    this.by = by;
  }

  /** The rows of that value; after a restart in another order than before. */
  public Collection<T> of(String value) {
    return List.copyOf(found.getOrDefault(value, Map.of()).values());
  }

  /** How many rows there are of that value. */
  public int count(String value) {
    return found.getOrDefault(value, Map.of()).size();
  }

  /** Some row of that value: the one that has been there for longest, until a restart. */
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
