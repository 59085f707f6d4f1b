package dev.kaquan.cli;

/** A folder cannot be used: it is in use, damaged, or not accessible. The message says why. */
public final class FolderUnusableException extends RuntimeException {
  public FolderUnusableException(String message, Throwable cause) {
    super(message, cause);
  }
}
