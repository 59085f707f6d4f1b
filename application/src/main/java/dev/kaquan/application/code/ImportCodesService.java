package dev.kaquan.application.code;

import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.application.port.CodeImports;
import dev.kaquan.application.port.ImportFiles.Bytes;
import dev.kaquan.application.port.Pauses;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeImport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;

final class ImportCodesService implements ImportCodes {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final StartImport startImport;
  private final RunImportsService runImports;
  private final CodeImports imports;
  private final Pauses pauses;

  @Inject
  ImportCodesService(
      StartImport startImport, RunImportsService runImports, CodeImports imports, Pauses pauses) {
    this.startImport = startImport;
    this.runImports = runImports;
    this.imports = imports;
    this.pauses = pauses;
  }

  @Override
  public FoundImport importCodes(CardId cardId, Bytes content, Consumer<CodeImport> progress) {
    CodeImport job = startImport.start(cardId, content);
    while (job.state() == CodeImport.State.PENDING && !Thread.currentThread().isInterrupted()) {
      if (runImports.runDue(progress) == 0) {
        progress.accept(job);
        pauses.pause(PAUSE);
      }
      job = imports.find(job.id()).orElseThrow();
    }
    return new FoundImport(job, imports.wrongLines(job.id()));
  }
}
