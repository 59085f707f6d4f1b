package dev.kaquan.jdbc;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Migrates a database to the schema of this version. */
public final class Schema {
  private Schema() {}

  /**
   * Migrates a database.
   *
   * @param engine the folder with the migrations
   * @throws NewerSchemaException if a newer version has migrated it
   * @throws org.flywaydb.core.api.FlywayException if the schema is not Kaquan's, or cannot be migrated
   */
  public static void migrate(DataSource source, String engine) {
    Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
        .loggers("slf4j")
        .dataSource(source)
        .locations("classpath:dev/kaquan/jdbc/migration/" + engine)
        .failOnMissingLocations(true)
        // All or none, with one commit.
        .group(true)
        // By default, migrations of a newer version are accepted.
        .ignoreMigrationPatterns(new String[0])
        .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      boolean isNewer = Arrays.stream(flyway.info().applied())
          .anyMatch(migration -> !migration.getState().isResolved());
      if (isNewer) {
        throw new NewerSchemaException();
      }
      throw e;
    }
  }
}
