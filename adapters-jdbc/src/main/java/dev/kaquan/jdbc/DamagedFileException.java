package dev.kaquan.jdbc;

import java.io.IOException;

/** A database file has lost data. The message says what is wrong with it. */
public final class DamagedFileException extends IOException {
  public DamagedFileException(String message) {
    super(message);
  }
}
