package dev.kaquan.application.code;

import dev.kaquan.application.port.CodeImports;
import dev.kaquan.application.port.ImportFiles;
import dev.kaquan.application.port.ImportFiles.Bytes;
import dev.kaquan.application.port.ImportFiles.StoredFile;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.code.CodeImport;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;

final class StartImportService implements StartImport {
  private final CodeCards cards;
  private final CodeImports imports;
  private final ImportFiles files;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  StartImportService(
      CodeCards cards, CodeImports imports, ImportFiles files, Nonces nonces, InstantSource clock) {
    this.cards = cards;
    this.imports = imports;
    this.files = files;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public CodeImport start(CardId cardId, Bytes content) {
    cards.require(
        cardId,
        Set.of(CodeMode.CUSTOM, CodeMode.DEPOSIT),
        "must be a stored card with custom codes");
    String id = nonces.next();
    StoredFile file = files.store(id, content);
    CodeImport job =
        imports.add(CodeImport.of(id, cardId, file.hash(), file.size(), clock.instant()));
    if (!job.id().equals(id)) {
      files.delete(id);
    }
    return job;
  }
}
