package dev.kaquan.jdbc;

import dev.kaquan.application.page.PageRequest;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A list of rows, the latest first, of which a page is read.
 *
 * @param select the columns and the table
 * @param time the column with the time
 * @param id the column that orders rows of one time
 */
record FilteredPage(String select, String time, String id) {
  /**
   * Returns the query for a page.
   *
   * @param conditions columns and the values that they must have
   */
  Query query(Handle handle, Map<String, String> conditions, PageRequest page) {
    StringBuilder sql =
        new StringBuilder(select).append("WHERE (" + time + ", " + id + ") < (:at, :id)\n");
    conditions.keySet().forEach(column -> sql.append("AND " + column + " = :" + column + "\n"));
    sql.append("ORDER BY " + time + " DESC, " + id + " DESC LIMIT :most");
    Query query = PageBinding.bind(handle.createQuery(sql.toString()), page);
    conditions.forEach(query::bind);
    return query;
  }
}
