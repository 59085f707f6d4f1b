package dev.kaquan.application.event;

import dev.kaquan.application.port.EventInbox.Filter;

/** Processes parked events again, such as those that failed while the platform was unreachable. */
@FunctionalInterface
public interface ReplayParkedEvents {
  /**
   * Makes all parked events due at once.
   *
   * @param filter which of them; its state is ignored
   * @return how many
   */
  int replay(Filter filter);
}
