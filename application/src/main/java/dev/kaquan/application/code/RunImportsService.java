package dev.kaquan.application.code;

import dev.kaquan.application.port.CodeImports;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.CodeInventory.Duplicate;
import dev.kaquan.application.port.ImportFiles;
import dev.kaquan.application.port.ImportFiles.Line;
import dev.kaquan.application.port.ImportFiles.Lines;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.Progress;
import dev.kaquan.domain.code.CodeImport.WrongLine;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

final class RunImportsService implements RunImports {
  /** Codes that are added in one transaction: more are hardly faster, and hold others up. */
  private static final int PART = 1_000;

  /** Far longer than a part takes. After a crash, an import waits for this time. */
  private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

  private static final Duration RECORD_INTERVAL = Duration.ofSeconds(1);

  private final CodeImports imports;
  private final CodeInventory inventory;
  private final ImportFiles files;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  RunImportsService(
      CodeImports imports,
      CodeInventory inventory,
      ImportFiles files,
      Nonces nonces,
      InstantSource clock) {
    this.imports = imports;
    this.inventory = inventory;
    this.files = files;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public int runDue() {
    return runDue(job -> {});
  }

  /** Executes imports, and reports about once in a second how far each is. */
  int runDue(Consumer<CodeImport> progress) {
    int executed = 0;
    for (Optional<Execution> next = take(progress); next.isPresent(); next = take(progress)) {
      if (!next.get().isEnded()) {
        return executed;
      }
      executed++;
    }
    return executed;
  }

  private Optional<Execution> take(Consumer<CodeImport> progress) {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    String attemptId = nonces.next();
    Instant now = clock.instant();
    return imports
        .take(attemptId, now, now.plus(TAKEN_FOR))
        .map(job -> new Execution(job, attemptId, now, progress));
  }

  /** One execution of an import, from its beginning: what an earlier one has left is discarded. */
  private final class Execution {
    private final CodeImport job;
    private final String attemptId;
    private final Instant startedAt;
    private final Consumer<CodeImport> progress;
    private final WrongLines wrong = new WrongLines();
    private Instant recordedAt;
    private long lines;
    private long added;

    Execution(CodeImport job, String attemptId, Instant startedAt, Consumer<CodeImport> progress) {
      this.progress = progress;
      this.job = job;
      this.attemptId = attemptId;
      this.startedAt = startedAt;
      this.recordedAt = startedAt;
    }

    /** Returns whether the import has ended; not if somebody else has taken it, or this process stops. */
    boolean isEnded() {
      inventory.begin(job.cardId(), attemptId);
      if (!isRead()) {
        return false;
      }
      if (added == 0 && wrong.count == 0) {
        wrong.add(1, "must be a code: there is none");
      }
      if (!isRecorded(job.size())) {
        return false;
      }
      if (wrong.count > 0) {
        inventory.discard(job.cardId(), attemptId);
        imports.refuse(attemptId, wrong.first());
      } else if (!inventory.publish(job.cardId(), attemptId)) {
        return false;
      }
      files.delete(job.id());
      return true;
    }

    private boolean isRead() {
      try (Lines text = files.open(job.id())) {
        boolean isMore = true;
        while (isMore) {
          Part part = new Part();
          isMore = part.isFilled(text, wrong);
          Optional<List<Duplicate>> duplicates = inventory.add(job.cardId(), attemptId, part.codes);
          if (duplicates.isEmpty() || Thread.currentThread().isInterrupted()) {
            return false;
          }
          part.report(duplicates.get(), wrong);
          lines += part.lines;
          added += part.codes.size() - duplicates.get().size();
          if (isRecordDue() && !isRecorded(text.bytesRead())) {
            return false;
          }
        }
        return true;
      } catch (InvalidValueException e) {
        // The file is damaged, or missing.
        wrong.add(1, e.violations().get(0).rule());
        return true;
      }
    }

    private boolean isRecordDue() {
      return !recordedAt.plus(RECORD_INTERVAL).isAfter(clock.instant());
    }

    private boolean isRecorded(long bytes) {
      recordedAt = clock.instant();
      Progress current = new Progress(startedAt, bytes, lines, added, wrong.count);
      progress.accept(job.at(current, recordedAt));
      return imports.record(attemptId, current, recordedAt, recordedAt.plus(TAKEN_FOR));
    }
  }

  /** Lines that are read together, with the numbers of those that are codes. */
  private static final class Part {
    private final List<CardCode> codes = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private long lines;

    /** Reads as many lines as a part has, and returns whether there may be more. */
    boolean isFilled(Lines text, WrongLines wrong) {
      while (lines < PART) {
        Optional<Line> next = text.next();
        if (next.isEmpty()) {
          return false;
        }
        lines++;
        long number = next.get().number();
        try {
          codes.add(new CardCode(next.get().text()));
          numbers.add(number);
        } catch (InvalidValueException e) {
          wrong.add(number, e.violations().get(0).rule());
        }
      }
      return true;
    }

    void report(List<Duplicate> duplicates, WrongLines wrong) {
      for (Duplicate duplicate : duplicates) {
        wrong.add(
            numbers.get(duplicate.index()),
            duplicate.isOfSameImport()
                ? "must not be repeated in the file"
                : "must be new; the card has this code already");
      }
    }
  }

  private static final class WrongLines {
    private final List<WrongLine> first = new ArrayList<>();
    private long count;

    void add(long number, String rule) {
      count++;
      if (first.size() < FindImport.MAX_LISTED) {
        first.add(new WrongLine(number, rule));
      }
    }

    List<WrongLine> first() {
      return first.stream().sorted(Comparator.comparingLong(WrongLine::number)).toList();
    }
  }
}
