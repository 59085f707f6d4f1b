package dev.kaquan.jdbc;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.PageRequest;
import org.jdbi.v3.core.statement.Query;

/** The parameters of a query for a page: {@code :at}, {@code :id} and {@code :most}. */
final class PageBinding {
  private PageBinding() {}

  /** Binds the position that the page follows, and one more row than it shows. */
  static Query bind(Query query, PageRequest page) {
    Cursor start = page.after().orElse(Cursor.START);
    return query
        .bind("at", start.at().toEpochMilli())
        .bind("id", start.id())
        .bind("most", page.limit() + 1);
  }
}
