package dev.kaquan.application.event;

/** Applies the events that were received. */
@FunctionalInterface
public interface ProcessEvents {
  /**
   * Applies events until none is due. Each is applied once, whatever other processes do. One that fails is tried
   * again later; after 10 failures it is parked.
   *
   * @return how many were applied
   */
  int processDue();
}
