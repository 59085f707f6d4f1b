package dev.kaquan.jdbc;

import dev.kaquan.application.port.Credentials;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

final class JdbcCredentials implements Credentials {
  private final Database database;

  @Inject
  JdbcCredentials(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Credential> find(String appId, Kind kind) {
    return database.read(handle -> handle
        .createQuery(
            "SELECT secret, expires_at FROM credential WHERE appid = :appId AND kind = :kind")
        .bind("appId", appId)
        .bind("kind", kind.name())
        .map((row, context) -> new Credential(
            row.getString("secret"), Instant.ofEpochMilli(row.getLong("expires_at"))))
        .findOne());
  }

  @Override
  public void keep(String appId, Kind kind, Credential credential) {
    database.write(handle -> handle
        .createUpdate("""
                    INSERT INTO credential (appid, kind, secret, expires_at)
                    VALUES (:appId, :kind, :secret, :expiresAt)
                    ON CONFLICT (appid, kind) DO UPDATE
                    SET secret = excluded.secret, expires_at = excluded.expires_at
                    """)
        .bind("appId", appId)
        .bind("kind", kind.name())
        .bind("secret", credential.secret())
        .bind("expiresAt", credential.expiresAt().toEpochMilli())
        .execute());
  }

  @Override
  public void forget(String appId, Kind kind, Credential failed) {
    database.write(handle -> handle
        .createUpdate("""
                    DELETE FROM credential
                    WHERE appid = :appId AND kind = :kind AND secret = :secret
                    """)
        .bind("appId", appId)
        .bind("kind", kind.name())
        .bind("secret", failed.secret())
        .execute());
  }
}
