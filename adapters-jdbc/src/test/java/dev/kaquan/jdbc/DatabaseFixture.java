package dev.kaquan.jdbc;

import dev.kaquan.jdbc.sqlite.SqliteEngine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new database for each test. */
abstract class DatabaseFixture {
  Database database;

  @TempDir
  private Path folder;

  @BeforeEach
  void open() {
    database = new Database(new SqliteEngine(new DataFolder(folder)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Returns how SQLite would execute a query. */
  String plan(String query, Map<String, ?> values) {
    return database.read(handle -> handle
        .createQuery("EXPLAIN QUERY PLAN " + query)
        .bindMap(values)
        .map((row, context) -> row.getString("detail"))
        .list()
        .toString());
  }
}
