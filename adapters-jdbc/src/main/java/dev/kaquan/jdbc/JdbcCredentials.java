package dev.kaquan.jdbc;

import dev.kaquan.application.port.Credentials;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Credentials in a database, with times in milliseconds. */
final class JdbcCredentials implements Credentials {
  private static final String FIND =
      "SELECT secret, expires_at FROM credential WHERE app_id = :appId AND kind = :kind";

  private static final String SAVE = """
      INSERT INTO credential (app_id, kind, secret, expires_at)
      VALUES (:appId, :kind, :secret, :expiresAt)
      ON CONFLICT (app_id, kind)
      DO UPDATE SET secret = excluded.secret, expires_at = excluded.expires_at
      """;

  private static final String FORGET =
      "DELETE FROM credential WHERE app_id = :appId AND kind = :kind AND secret = :secret";

  private final Database database;

  @Inject
  JdbcCredentials(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Credential> find(String appId, Kind kind) {
    return database.read(handle -> handle
        .createQuery(FIND)
        .bind("appId", appId)
        .bind("kind", name(kind))
        .map((row, context) -> new Credential(
            row.getString("secret"), Instant.ofEpochMilli(row.getLong("expires_at"))))
        .findOne());
  }

  @Override
  public void save(String appId, Kind kind, Credential credential) {
    database.write(handle -> handle
        .createUpdate(SAVE)
        .bind("appId", appId)
        .bind("kind", name(kind))
        .bind("secret", credential.secret())
        .bind("expiresAt", credential.expiresAt().toEpochMilli())
        .execute());
  }

  @Override
  public void forget(String appId, Kind kind, Credential failed) {
    database.write(handle -> handle
        .createUpdate(FORGET)
        .bind("appId", appId)
        .bind("kind", name(kind))
        .bind("secret", failed.secret())
        .execute());
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case ACCESS_TOKEN -> "access_token";
      case CARD_TICKET -> "card_ticket";
    };
  }
}
