package dev.kaquan.cli;

import dev.kaquan.api.AuditCodec;
import dev.kaquan.application.audit.AuditLedger;
import dev.kaquan.application.port.LedgerAudit.Audit;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "audit",
    footer = "  kaquan audit --json",
    description = {
      "Checks that what is stored agrees with itself, without changing anything.",
      "Ends with 1 if something does not."
    })
final class AuditCommand implements Callable<Integer> {
  private final AuditLedger auditLedger;

  @Option(names = "--json", description = "Print JSON, like the HTTP API")
  private boolean json;

  @Spec
  CommandSpec spec;

  @Inject
  AuditCommand(AuditLedger auditLedger) {
    this.auditLedger = auditLedger;
  }

  @Override
  public Integer call() {
    Audit audit = auditLedger.audit();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(AuditCodec.audit(audit));
    } else {
      audit
          .first()
          .forEach(each -> out.println(each.rule() + ": " + each.subject() + ": " + each.found()));
      long others = audit.count() - audit.first().size();
      if (others > 0) {
        out.println("and " + others + " more");
      }
      out.println(audit.rules().size() + " rules checked, " + audit.count() + " disagreements");
    }
    return audit.count() == 0 ? Cli.DONE : Cli.REFUSED;
  }
}
