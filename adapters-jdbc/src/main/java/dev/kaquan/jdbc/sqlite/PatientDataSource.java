package dev.kaquan.jdbc.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * Connections that try every millisecond while another process writes.
 *
 * <p>SQLite's own handler tries ever less often, at last every 100 ms: a process that writes without a
 * pause then starves the others, because its pauses are much shorter.
 */
final class PatientDataSource extends SQLiteDataSource {
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Duration busyTimeout;

  PatientDataSource(SQLiteConfig config, Duration busyTimeout) {
    super(config);
    this.busyTimeout = busyTimeout;
  }

  @Override
  public SQLiteConnection getConnection(String user, String password) throws SQLException {
    SQLiteConnection connection = super.getConnection(user, password);
    BusyHandler.setHandler(connection, new TryEveryMillisecond());
    return connection;
  }

  private final class TryEveryMillisecond extends BusyHandler {
    /** Returns 0 to give up. */
    @Override
    protected int callback(int attempts) {
      if (attempts >= busyTimeout.toMillis()) {
        return 0;
      }
      LockSupport.parkNanos(INTERVAL_NANOS);
      return 1;
    }
  }
}
