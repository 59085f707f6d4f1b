package dev.kaquan.cli;

import dev.kaquan.domain.code.CodeImport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Shows how far an import is: on a terminal as a bar, which is overwritten, and else in a line from time to time. */
final class ImportProgress {
  private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);
  private static final int BAR_LENGTH = 30;

  private final PrintWriter err;
  private final boolean isTerminal;
  private Optional<Instant> printedAt = Optional.empty();

  ImportProgress(PrintWriter err, boolean isTerminal) {
    this.err = err;
    this.isTerminal = isTerminal;
  }

  void show(CodeImport job) {
    if (isTerminal) {
      err.print("\r" + bar(job) + " " + text(job) + "   ");
    } else if (printedAt.isEmpty()
        || !printedAt.get().plus(LINE_INTERVAL).isAfter(job.updatedAt())) {
      err.println(text(job));
      printedAt = Optional.of(job.updatedAt());
    }
    err.flush();
  }

  /** Ends the line of the bar. */
  void end() {
    if (isTerminal) {
      err.println();
    }
  }

  private static String bar(CodeImport job) {
    long done = job.size() == 0 ? BAR_LENGTH : BAR_LENGTH * job.progress().bytes() / job.size();
    int length = (int) Math.min(BAR_LENGTH, done);
    return "[" + "#".repeat(length) + "-".repeat(BAR_LENGTH - length) + "]";
  }

  private static String text(CodeImport job) {
    String text = job.progress().lines() + " lines, " + job.linesPerSecond() + " a second";
    return job.timeLeft()
        .map(left -> text + ", " + left.toSeconds() + " s left")
        .orElse(text);
  }
}
