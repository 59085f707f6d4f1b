package dev.kaquan.application.reconciliation;

/** Compares a few codes with the platform, in the background. */
@FunctionalInterface
public interface ReconcileDue {
  /**
   * Compares the codes that were not compared for the longest time: as many as spread the comparisons of a day evenly.
   *
   * @return how many differences were found
   */
  int reconcileDue();
}
