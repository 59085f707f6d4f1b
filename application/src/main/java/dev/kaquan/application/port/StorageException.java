package dev.kaquan.application.port;

/**
 * The storage cannot be read or written. A change that failed was rolled back, unless the message
 * says otherwise.
 */
public final class StorageException extends RuntimeException {
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
