package dev.kaquan.sandbox.store;

import java.nio.file.Path;

/** The file with a sandbox's state cannot be read. The message says what to do. */
public final class DamagedStoreException extends IllegalStateException {
  DamagedStoreException(Path file, Throwable cause) {
    super(file + " is damaged; restore a backup, or move it away to start anew", cause);
  }
}
