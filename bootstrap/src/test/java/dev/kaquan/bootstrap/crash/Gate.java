package dev.kaquan.bootstrap.crash;

import java.net.URI;
import java.util.Optional;

/** Lets clients through to the service while it runs. */
final class Gate {
  private Optional<URI> url = Optional.empty();
  private boolean isEnded;

  synchronized void open(URI service) {
    url = Optional.of(service);
    notifyAll();
  }

  synchronized void close() {
    url = Optional.empty();
  }

  /** Ends the load: no client passes any more. */
  synchronized void end() {
    isEnded = true;
    notifyAll();
  }

  /** Waits until the service runs. Returns empty when the load has ended. */
  synchronized Optional<URI> pass() throws InterruptedException {
    while (url.isEmpty() && !isEnded) {
      wait();
    }
    return isEnded ? Optional.empty() : url;
  }
}
