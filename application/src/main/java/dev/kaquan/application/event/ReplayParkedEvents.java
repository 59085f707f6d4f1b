package dev.kaquan.application.event;

import dev.kaquan.application.port.EventInbox.Filter;

/** Processes parked events again, such as those that the platform's absence has parked. */
@FunctionalInterface
public interface ReplayParkedEvents {
  /**
   * Makes all parked events due at once.
   *
   * @param filter which of them; its state does not count
   * @return how many
   */
  int replay(Filter filter);
}
