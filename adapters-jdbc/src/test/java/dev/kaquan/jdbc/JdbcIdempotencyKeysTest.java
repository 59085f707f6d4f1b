package dev.kaquan.jdbc;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.IdempotencyKeys;
import dev.kaquan.application.port.IdempotencyKeysContract;
import dev.kaquan.jdbc.sqlite.SqliteEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class JdbcIdempotencyKeysTest implements IdempotencyKeysContract {
  @TempDir
  private Path folder;

  private Database database;

  @BeforeEach
  void open() {
    database = new Database(new SqliteEngine(new DataFolder(folder)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public CardCreations creations() {
    return new JdbcCardCreations(database);
  }

  @Override
  public IdempotencyKeys keys() {
    return new JdbcIdempotencyKeys(database);
  }

  @Override
  public AddCardRequests requests() {
    return new JdbcAddCardRequests(database);
  }
}
