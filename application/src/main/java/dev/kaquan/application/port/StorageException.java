package dev.kaquan.application.port;

/**
 * The storage cannot be read or written. A change that failed was rolled back, unless the message
 * says otherwise.
 */
public final class StorageException extends RuntimeException {
  private final String reason;

  public StorageException(String message, Throwable cause) {
    super(message, cause);
    reason = "see the log";
  }

  /**
   * Creates an exception whose message says what failed and why.
   *
   * @param failed what failed, with the name of the file
   * @param reason why, and what to do
   */
  public StorageException(String failed, String reason, Throwable cause) {
    super(failed + ": " + reason, cause);
    this.reason = reason;
  }

  /** Returns why it failed and what to do, without what failed: clients need not know where the storage is. */
  public String reason() {
    return reason;
  }
}
