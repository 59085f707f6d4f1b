package dev.kaquan.application.code;

import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.WrongLine;
import java.util.List;
import java.util.Optional;

/** Finds an import of custom codes. */
@FunctionalInterface
public interface FindImport {
  /** How many lines of an import that are wrong are listed; the others are counted. */
  int MAX_LISTED = 1_000;

  /** Returns an import, or empty if there is none. */
  Optional<FoundImport> find(String id);

  /**
   * An import.
   *
   * @param wrong the first lines that are wrong, if it is refused
   */
  record FoundImport(CodeImport job, List<WrongLine> wrong) {
    public FoundImport {
      wrong = List.copyOf(wrong);
    }
  }
}
