package dev.kaquan.sandbox.store;

/** Another sandbox uses the folder. The message says where it listens. */
public final class FolderLockedException extends IllegalStateException {
  FolderLockedException(String message) {
    super(message);
  }
}
