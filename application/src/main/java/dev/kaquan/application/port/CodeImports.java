package dev.kaquan.application.port;

import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.Progress;
import dev.kaquan.domain.code.CodeImport.WrongLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The imports of custom codes. {@link CodeInventory} has their codes, and stores that an import is done. */
public interface CodeImports {
  /**
   * Stores an import, unless the card has one of the same content that is not refused. It is durable when this
   * returns.
   *
   * @return the import with this content
   */
  CodeImport add(CodeImport job);

  /** Returns an import, or empty if it is not stored. */
  Optional<CodeImport> find(String id);

  /** Returns the first lines that are wrong, of an import that is refused. */
  List<WrongLine> wrongLines(String id);

  /**
   * Takes the oldest pending import that nobody executes. The imports of a card are executed one after the other.
   *
   * @param attemptId of this execution; an earlier one can change nothing any more
   * @param until when somebody else may take it, unless {@link #record} is called before
   */
  Optional<CodeImport> take(String attemptId, Instant now, Instant until);

  /**
   * Stores how far an execution is.
   *
   * @param until when somebody else may take it
   * @return false if somebody else has taken it: then nothing was changed
   */
  boolean record(String attemptId, Progress progress, Instant now, Instant until);

  /** Ends an execution because lines are wrong. Does nothing if somebody else has taken it. */
  void refuse(String attemptId, List<WrongLine> first);

  /** Returns the ids of the imports that are not ended. */
  Set<String> pending();
}
