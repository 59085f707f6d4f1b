package dev.kaquan.application.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next where the following page begins; empty if there is none
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Returns the page for a request.
   *
   * @param items in the order of the list from the requested position on, one more than the limit if
   *     there are as many
   * @param position the position of an item
   */
  public static <T> Page<T> of(List<T> items, PageRequest request, Function<T, Cursor> position) {
    if (items.size() <= request.limit()) {
      return new Page<>(items, Optional.empty());
    }
    List<T> shown = items.subList(0, request.limit());
    return new Page<>(shown, Optional.of(position.apply(shown.get(shown.size() - 1))));
  }

  /** Returns the page with other items in place of its own. */
  public <R> Page<R> map(Function<T, R> function) {
    return new Page<>(items.stream().map(function).toList(), next);
  }
}
