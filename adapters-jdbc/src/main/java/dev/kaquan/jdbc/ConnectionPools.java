package dev.kaquan.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The open connections to a database with a single writer: one connection that writes, and a few that
 * read.
 *
 * <p>SQLite executes one writing transaction at a time. Threads queue for the one connection, where
 * waiting is fair, instead of inside SQLite, which polls. Readers see the last commit and wait for
 * nobody. A few are enough, because a read takes microseconds.
 */
public final class ConnectionPools implements AutoCloseable {
  private static final int READERS = 4;

  /** Far more than a full queue of writers takes. */
  private static final Duration MAX_QUEUE_WAIT = Duration.ofSeconds(30);

  private final HikariDataSource writerSource;
  private final HikariDataSource readerSource;
  private final Jdbi writer;
  private final Jdbi readers;

  private ConnectionPools(HikariDataSource writerSource, HikariDataSource readerSource) {
    this.writerSource = writerSource;
    this.readerSource = readerSource;
    this.writer = jdbi(writerSource);
    this.readers = jdbi(readerSource);
  }

  /**
   * Opens both pools.
   *
   * @param writerInit a statement for the writer's connection
   * @param readersInit a statement that makes a reader's connection read-only
   */
  public static ConnectionPools open(DataSource source, String writerInit, String readersInit) {
    HikariConfig writerConfig = config("kaquan-writer", source, 1);
    writerConfig.setConnectionInitSql(writerInit);
    HikariDataSource writer = new HikariDataSource(writerConfig);
    try {
      HikariConfig config = config("kaquan-readers", source, READERS);
      config.setConnectionInitSql(readersInit);
      return new ConnectionPools(writer, new HikariDataSource(config));
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  Jdbi writer() {
    return writer;
  }

  Jdbi readers() {
    return readers;
  }

  /** Closes the writer last: the last connection to close truncates SQLite's write-ahead log. */
  @Override
  public void close() {
    readerSource.close();
    writerSource.close();
  }

  private static HikariConfig config(String name, DataSource source, int maxSize) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(maxSize);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(MAX_QUEUE_WAIT.toMillis());
    // A connection to a file does not become stale.
    config.setMaxLifetime(0);
    config.setKeepaliveTime(0);
    return config;
  }

  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.setStatementBuilderFactory(new StatementCache());
    // Bound values may be secrets.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
