package dev.kaquan.application.member;

/** Finishes activations that were interrupted, and takes over claims of member cards. */
@FunctionalInterface
public interface CompleteActivations {
  /**
   * Registers claims that were reported, and takes the next steps of memberships that are due. A failure
   * schedules the next attempt and affects no other membership. May be repeated.
   *
   * @return how many memberships were registered or completed
   */
  int completeDue();
}
