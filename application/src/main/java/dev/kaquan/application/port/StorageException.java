package dev.kaquan.application.port;

/** What Kaquan keeps cannot be read or written. Nothing of what was asked has been kept. */
public final class StorageException extends RuntimeException {
  /** Says what could not be done, and why. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
