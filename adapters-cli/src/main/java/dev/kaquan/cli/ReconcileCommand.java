package dev.kaquan.cli;

import dev.kaquan.api.ReconciliationCodec;
import dev.kaquan.application.port.Reconciliations.Run;
import dev.kaquan.application.reconciliation.FindReconciliation;
import dev.kaquan.application.reconciliation.Reconcile;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "reconcile",
    footer = {
      "  kaquan reconcile",
      "  kaquan reconcile --card pFS7Fjg8kV1IdDz01r4SQwMkuCKc --since 2026-11-26T00:00:00+08:00"
    },
    description =
        "Compares codes and memberships with the platform, and prints the differences as JSON.")
final class ReconcileCommand implements Callable<Integer> {
  private final Reconcile reconcile;
  private final FindReconciliation findReconciliation;

  @Spec
  CommandSpec spec;

  @Option(names = "--card", defaultValue = "", description = "Only codes of this card")
  String cardId;

  @Option(
      names = "--since",
      defaultValue = "",
      description = "Only codes that were claimed since, such as 2026-11-26T00:00:00+08:00")
  String since;

  @Inject
  ReconcileCommand(Reconcile reconcile, FindReconciliation findReconciliation) {
    this.reconcile = reconcile;
    this.findReconciliation = findReconciliation;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Run run = reconcile.reconcile(
        ReconciliationCodec.scope(cardId, since),
        now -> err.println(now.checked() + " compared, " + now.differences() + " differences"));
    findReconciliation
        .find(run.id())
        .map(ReconciliationCodec::result)
        .ifPresent(spec.commandLine().getOut()::println);
    return run.stopped().isEmpty() ? Cli.DONE : Cli.REFUSED;
  }
}
