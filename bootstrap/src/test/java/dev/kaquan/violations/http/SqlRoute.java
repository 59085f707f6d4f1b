package dev.kaquan.violations.http;

import java.sql.Connection;
import java.sql.SQLException;

/** A route that knows where things are kept. */
record SqlRoute(Connection connection) {
  void commit() throws SQLException {
    connection.commit();
  }
}
