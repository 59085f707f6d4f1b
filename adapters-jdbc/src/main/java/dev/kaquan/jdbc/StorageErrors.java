package dev.kaquan.jdbc;

import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLDataException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in words what went wrong with a database, and what to do about it. */
final class StorageErrors {
  private static final int PRIMARY_CODE = 0xff;

  private static final String NOT_UNDERSTOOD =
      "it holds a value that this version of Kaquan does not understand; run the version that wrote"
          + " it";

  private static final String NOT_ALLOWED =
      "this user may not write there; change the owner of the folder and of the files in it, or"
          + " choose another folder";

  private StorageErrors() {}

  /**
   * The fault that {@code e} is. It names the file and no value.
   *
   * @param verb what could not be done
   */
  static StorageException of(String verb, Path file, Exception e) {
    return new StorageException("cannot " + verb + " " + file + ": " + reason(e), e);
  }

  /** The reason of the innermost cause that has one: the outer ones only say that something failed. */
  private static String reason(Throwable e) {
    String reason = "the cause says why";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reason = known(cause).orElse(reason);
    }
    return reason;
  }

  private static Optional<String> known(Throwable e) {
    if (e instanceof SQLiteException sqlite) {
      return known(sqlite.getResultCode());
    }
    if (e instanceof NewerSchemaException) {
      return Optional.of(
          "a newer version of Kaquan has used it; run that version, or put back a backup from"
              + " before");
    }
    if (e instanceof FlywayException) {
      return Optional.of(
          "its tables are not those that this version of Kaquan made; choose another folder, or"
              + " put back a backup");
    }
    if (e instanceof SQLDataException || e instanceof InvalidValueException) {
      return Optional.of(NOT_UNDERSTOOD);
    }
    if (e instanceof SQLTransientConnectionException) {
      return Optional.of("too many wait for their turn; repeat it later");
    }
    if (e instanceof AccessDeniedException) {
      return Optional.of(NOT_ALLOWED);
    }
    if (e instanceof FileSystemException file) {
      return Optional.of("it is impossible to make " + file.getMessage()
          + "; mend that, or choose another folder");
    }
    return Optional.empty();
  }

  private static Optional<String> known(SQLiteErrorCode code) {
    String reason = switch (SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
        "another process has been writing to it for too long; repeat it later";
      case SQLITE_FULL -> "the disk is full; make room, then repeat it";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN -> NOT_ALLOWED;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> "it is damaged, or no database; put back a backup";
      case SQLITE_IOERR -> "the disk failed; look at the disk before you go on";
      case SQLITE_CONSTRAINT -> "what was to be kept contradicts what is kept already";
      default -> "";
    };
    return Optional.of(reason).filter(text -> !text.isEmpty());
  }
}
