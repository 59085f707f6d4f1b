package dev.kaquan.application.funnel;

/** Counts everything anew. */
@FunctionalInterface
public interface RebuildFunnel {
  /** Counts everything anew, in one step. The result is the same, unless the counts were damaged. */
  void rebuild();
}
