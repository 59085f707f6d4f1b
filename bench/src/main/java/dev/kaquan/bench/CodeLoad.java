package dev.kaquan.bench;

import java.io.PrintStream;

/**
 * Measures how fast codes are imported and drawn, through the use cases, beside what SQLite does without Kaquan in the
 * same run: durable one-row commits, and a loop of prepared batches.
 */
public final class CodeLoad {
  private static final int IMPORTED = 1_000_000;
  private static final int FEW = 10_000;
  private static final int MANY = 10_000_000;
  private static final int DRAWS = 4_000;
  private static final int BATCH = 1_000;

  private final PrintStream out;

  private CodeLoad(PrintStream out) {
    this.out = out;
  }

  /** Prints a line for each figure. */
  public static void main(String[] args) throws Exception {
    new CodeLoad(System.out).run();
  }

  private void run() throws Exception {
    try (StockedCard card = new StockedCard()) {
      double batches = card.rowsPerSecond(IMPORTED, BATCH);
      double imported = card.imports(IMPORTED);
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      out.printf("prepared batches of %,d rows: %,.0f rows/s%n", BATCH, batches);
      out.printf(
          "import of %,d codes: %,.0f/s, %.2f of these, with at most %d MiB of heap%n",
          IMPORTED, imported, imported / batches, heap);
      double unused = card.drawsPerSecond(1, 3 * DRAWS);
      double commits = card.commitsPerSecond(DRAWS);
      out.printf("durable one-row commits: %,.0f/s%n", commits);
      for (int callers : new int[] {1, 16, 64}) {
        double draws = card.drawsPerSecond(callers, Math.max(DRAWS, 400 * callers));
        out.printf("draws, %d callers: %,.0f/s, %.2f of these%n", callers, draws, draws / commits);
      }
      try (BareDraws bare = card.bareDraws(DRAWS)) {
        for (int group : new int[] {1, 32}) {
          double draws = bare.perSecond(DRAWS, group);
          out.printf(
              "the statements of a draw by bare JDBC, %d in a commit: %,.0f/s, %.2f of these%n",
              group, draws, draws / commits);
        }
      }
    }
    double few = drawsOf(FEW);
    double many = drawsOf(MANY);
    out.printf(
        "draws of %,d codes: %,.0f/s; of %,d: %,.0f/s, %.2f of the time%n",
        FEW, few, MANY, many, few / many);
  }

  private static double drawsOf(int codes) throws Exception {
    try (StockedCard card = new StockedCard()) {
      double unused = card.imports(codes);
      double warm = card.drawsPerSecond(1, DRAWS);
      return card.drawsPerSecond(1, DRAWS);
    }
  }
}
