package dev.kaquan.application.card;

/** Finds out whether cards exist whose creation had no certain outcome. */
@FunctionalInterface
public interface FindCreatedCards {
  /**
   * Checks the attempts that are due: looks among the account's cards for one with the attempt's
   * template that was created since, and stores it. An attempt whose card is not found is checked again,
   * 5 seconds to 1 hour later, and given up after a day. May be repeated.
   *
   * @return how many cards were found
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  int findDue();
}
