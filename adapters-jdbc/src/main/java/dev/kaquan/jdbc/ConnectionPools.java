package dev.kaquan.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The open connections to one SQLite file: one that writes, and a few that read.
 *
 * <p>SQLite lets one transaction write at a time, so threads that write queue up for the one
 * connection, where waiting is fair and costs nothing, instead of inside SQLite, which polls. In
 * the write-ahead log readers see the last commit and wait for nobody; with connections of their
 * own they do not queue behind writers. They need few: a read takes microseconds.
 */
final class ConnectionPools implements AutoCloseable {
  private static final int READERS = 4;

  /** Many times what a full queue of writers takes. */
  private static final Duration MAX_QUEUE_WAIT = Duration.ofSeconds(30);

  private final HikariDataSource writerSource;
  private final HikariDataSource readerSource;
  private final Jdbi writer;
  private final Jdbi readers;

  private ConnectionPools(HikariDataSource writerSource, HikariDataSource readerSource) {
    this.writerSource = writerSource;
    this.readerSource = readerSource;
    this.writer = withoutBoundValues(writerSource);
    this.readers = withoutBoundValues(readerSource);
  }

  /** Opens both pools over connections that {@code source} makes. */
  static ConnectionPools open(DataSource source) {
    HikariDataSource writer = new HikariDataSource(config("kaquan-writer", source, 1));
    try {
      HikariConfig config = config("kaquan-readers", source, READERS);
      config.setConnectionInitSql("PRAGMA query_only = ON");
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

  /** Closes the writer last: the last connection to go empties the write-ahead log. */
  @Override
  public void close() {
    readerSource.close();
    writerSource.close();
  }

  private static HikariConfig config(String name, DataSource source, int most) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(MAX_QUEUE_WAIT.toMillis());
    // A connection to a file does not go stale.
    config.setMaxLifetime(0);
    config.setKeepaliveTime(0);
    return config;
  }

  /** Keeps what is bound to a statement, secrets among it, out of exceptions. */
  private static Jdbi withoutBoundValues(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
