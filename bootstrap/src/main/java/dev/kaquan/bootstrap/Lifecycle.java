package dev.kaquan.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed once and in reverse order. */
final class Lifecycle implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Registers something that is open now, and returns it. */
  synchronized <T extends AutoCloseable> T opened(T resource) {
    opened.push(resource);
    return resource;
  }

  /**
   * Closes everything, the last opened first.
   *
   * @throws IllegalStateException with the first failure as its cause and the others suppressed
   */
  @Override
  public synchronized void close() {
    IllegalStateException failure = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException("cannot shut down cleanly", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
