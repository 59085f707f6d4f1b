package dev.kaquan.jdbc;

import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLDataException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** Explains errors of a database and says what to do. Messages name the database and no values. */
public final class StorageErrors {
  /** Explains missing permissions. */
  public static final String NOT_ALLOWED =
      "this user may not write there; change the owner of the folder and of the files in it, or"
          + " choose another folder";

  private static final String NOT_UNDERSTOOD =
      "it contains a value that this version of Kaquan does not understand; run the version that"
          + " wrote it";

  private final DatabaseEngine engine;

  public StorageErrors(DatabaseEngine engine) {
    this.engine = engine;
  }

  /**
   * Returns {@code e} as a storage error.
   *
   * @param verb what failed, such as {@code read}
   */
  public StorageException of(String verb, Exception e) {
    return new StorageException("cannot " + verb + " " + engine.name(), reason(e), e);
  }

  /** The innermost known cause says most: outer ones only say that something failed. */
  private String reason(Throwable e) {
    String reason = "see the log";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reason = explain(cause).orElse(reason);
    }
    return reason;
  }

  private Optional<String> explain(Throwable e) {
    if (e instanceof NewerSchemaException) {
      return Optional.of(
          "a newer version of Kaquan has used it; run that version, or restore an older backup");
    }
    if (e instanceof FlywayException) {
      return Optional.of(
          "its tables are not those of this version of Kaquan; choose another folder, or restore a"
              + " backup");
    }
    if (e instanceof SQLDataException || e instanceof InvalidValueException) {
      return Optional.of(NOT_UNDERSTOOD);
    }
    if (e instanceof SQLTransientConnectionException) {
      return Optional.of("too many requests are waiting; try again later");
    }
    if (e instanceof DamagedFileException) {
      return Optional.ofNullable(e.getMessage());
    }
    if (e instanceof AccessDeniedException) {
      return Optional.of(NOT_ALLOWED);
    }
    if (e instanceof FileSystemException file) {
      return Optional.of(
          "cannot create " + file.getMessage() + "; fix that, or choose another folder");
    }
    return engine.explain(e);
  }
}
