package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import java.util.List;

/**
 * A part of a list.
 *
 * @param next the value of {@code after} for the following page; absent at the end
 */
record PageJson<T>(
    List<T> items,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {

  static <T> PageJson<T> of(Page<T> page) {
    return new PageJson<>(page.items(), page.next().map(Cursor::toString).orElse(""));
  }
}
