package dev.kaquan.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;

/**
 * Keeps the prepared statements of each connection for their next use. SQLite's driver does not, and to prepare them anew
 * took a third of the time of a request ({@code docs/performance.md}).
 */
final class StatementCache implements StatementBuilderFactory {
  /** More than there are statements in this module; the rest is prepared each time. */
  private static final int MOST = 300;

  private final Map<Connection, StatementBuilder> builders = new ConcurrentHashMap<>();

  @Override
  public StatementBuilder createStatementBuilder(Connection pooled) {
    try {
      // The pool would close the statements when the connection is returned.
      Connection connection = pooled.unwrap(Connection.class);
      return builders.computeIfAbsent(connection, Statements::new);
    } catch (SQLException e) {
      throw new UnableToCreateStatementException("no connection", e, null);
    }
  }

  /** The statements of a connection, which one thread at a time uses. */
  private static final class Statements extends DefaultStatementBuilder {
    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();
    private final IdentityHashMap<Statement, String> used = new IdentityHashMap<>();

    Statements(Connection connection) {
      this.connection = connection;
    }

    @Override
    public PreparedStatement create(Connection pooled, String sql, StatementContext context)
        throws SQLException {
      PreparedStatement kept = idle.remove(sql);
      PreparedStatement statement = kept == null ? super.create(connection, sql, context) : kept;
      used.put(statement, sql);
      return statement;
    }

    @Override
    public void close(Connection pooled, String template, Statement statement) throws SQLException {
      String sql = used.remove(statement);
      if (statement instanceof PreparedStatement prepared
          && sql != null
          && idle.size() < MOST
          && !idle.containsKey(sql)
          && isExecutable(prepared)) {
        // Java keeps no value, which may be a secret. SQLite keeps the last ones: to clear them
        // makes it prepare some statements anew, which took a tenth of the time of a draw.
        prepared.clearBatch();
        idle.put(sql, prepared);
      } else {
        statement.close();
      }
    }

    /** Returns false for a statement that the driver has closed because it failed; {@code isClosed()} does not say so. */
    private static boolean isExecutable(PreparedStatement statement) {
      try {
        return statement.getParameterMetaData().getParameterCount() >= 0;
      } catch (SQLException e) {
        return false;
      }
    }
  }
}
