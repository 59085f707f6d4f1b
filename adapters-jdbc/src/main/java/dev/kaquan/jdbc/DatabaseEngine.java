package dev.kaquan.jdbc;

import java.util.Optional;

/** A kind of database: how it is opened, and what its errors mean. */
public interface DatabaseEngine {
  /** Returns what error messages call the database, such as its path. */
  String name();

  /**
   * Opens the database, creates it if necessary, and migrates it to the schema of this version.
   *
   * @throws dev.kaquan.application.port.StorageException if it cannot be opened
   */
  ConnectionPools open();

  /** Returns what an error of this database means and what to do about it, if it is known. */
  Optional<String> explain(Throwable error);
}
