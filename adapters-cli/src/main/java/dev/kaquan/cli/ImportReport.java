package dev.kaquan.cli;

import dev.kaquan.api.CodeCodec;
import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.Progress;
import java.io.PrintWriter;
import picocli.CommandLine;

/** What is printed when an import has ended. */
final class ImportReport {
  private ImportReport() {}

  /** Prints the number of codes, or the lines that are wrong, and returns the exit code. */
  static int print(CommandLine line, FoundImport found, boolean json) {
    boolean isDone = found.job().state() == CodeImport.State.DONE;
    Progress progress = found.job().progress();
    if (json || isDone) {
      line.getOut()
          .println(json ? CodeCodec.codeImport(found) : progress.codes() + " codes imported");
      return isDone ? Cli.DONE : Cli.REFUSED;
    }
    PrintWriter err = line.getErr();
    found.wrong().forEach(each -> err.println("line " + each.number() + ": " + each.rule()));
    long others = progress.wrong() - found.wrong().size();
    if (others > 0) {
      err.println("and " + others + " more lines");
    }
    err.println("nothing was imported");
    return Cli.REFUSED;
  }
}
