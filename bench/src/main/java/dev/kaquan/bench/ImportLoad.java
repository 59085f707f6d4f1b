package dev.kaquan.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Measures how long a draw takes while a million codes of the same card are imported, beside one without an import. */
public final class ImportLoad {
  private static final int IMPORTED = 1_000_000;
  private static final int DRAWS = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final PrintStream out;

  private ImportLoad(PrintStream out) {
    this.out = out;
  }

  /** Prints a line for each kind of import. */
  public static void main(String[] args) throws Exception {
    new ImportLoad(System.out).run();
  }

  private void run() throws Exception {
    try (StockedCard card = new StockedCard()) {
      double unused = card.imports(100_000);
      double warm = card.drawsPerSecond(1, 10 * DRAWS);
      List<Long> alone = new ArrayList<>();
      for (int i = 0; i < DRAWS; i++) {
        alone.add(draw(card));
      }
      print("without an import", alone);
      print("while codes are imported", drawsDuring(card, "D%011d"::formatted));
      print(
          "while a file whose last line is wrong is imported",
          drawsDuring(card, i -> i == IMPORTED - 1 ? "not a code" : "E%011d".formatted(i)));
    }
  }

  private static List<Long> drawsDuring(StockedCard card, IntFunction<String> lines)
      throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Double> end = thread.submit(() -> card.imports(IMPORTED, lines));
    List<Long> times = new ArrayList<>();
    while (!end.isDone()) {
      times.add(draw(card));
    }
    double unused = end.get();
    thread.shutdown();
    return times;
  }

  private static long draw(StockedCard card) throws Exception {
    LockSupport.parkNanos(PAUSE.toNanos());
    return Math.round(1e9 / card.drawsPerSecond(1, 1));
  }

  private void print(String name, List<Long> times) {
    Collections.sort(times);
    out.printf(
        "%s: %,d draws, p50 %.1f ms, p99 %.1f ms, the longest %.0f ms%n",
        name,
        times.size(),
        times.get(times.size() / 2) / 1e6,
        times.get(times.size() * 99 / 100) / 1e6,
        times.get(times.size() - 1) / 1e6);
  }
}
