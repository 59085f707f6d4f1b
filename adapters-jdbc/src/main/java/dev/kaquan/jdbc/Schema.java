package dev.kaquan.jdbc;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The tables, as this version of Kaquan knows them. */
final class Schema {
  private Schema() {}

  /**
   * Brings a database to the schema of this version.
   *
   * @throws NewerSchemaException if a newer version was there before
   * @throws FlywayException if the schema is not Kaquan's, or cannot be brought up to date
   */
  static void migrate(DataSource source) {
    Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
        .loggers("slf4j")
        .dataSource(source)
        .locations("classpath:dev/kaquan/jdbc/migration")
        .failOnMissingLocations(true)
        .load();
    refuseNewer(flyway.info().applied());
    flyway.migrate();
  }

  private static void refuseNewer(MigrationInfo[] applied) {
    boolean newer =
        Arrays.stream(applied).anyMatch(migration -> !migration.getState().isResolved());
    if (newer) {
      throw new NewerSchemaException();
    }
  }
}
