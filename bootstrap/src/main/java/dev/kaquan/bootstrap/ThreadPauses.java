package dev.kaquan.bootstrap;

import dev.kaquan.application.port.Pauses;
import jakarta.inject.Inject;
import java.time.Duration;

/** Lets the thread sleep. */
final class ThreadPauses implements Pauses {
  @Inject
  ThreadPauses() {}

  @Override
  public void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
