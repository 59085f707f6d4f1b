package dev.kaquan.cli;

/** Another process uses a folder that only one process can use. The message says which. */
public final class FolderInUseException extends RuntimeException {
  public FolderInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
