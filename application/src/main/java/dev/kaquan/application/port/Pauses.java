package dev.kaquan.application.port;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Pauses {
  /** Returns after a time, or earlier if the thread is interrupted; it is then still interrupted. */
  void pause(Duration time);
}
