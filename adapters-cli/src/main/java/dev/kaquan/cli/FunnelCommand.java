package dev.kaquan.cli;

import dev.kaquan.api.FunnelCodec;
import dev.kaquan.application.funnel.ReadFunnel;
import dev.kaquan.application.funnel.ReadFunnel.Funnel;
import dev.kaquan.application.funnel.ReadFunnel.Query;
import dev.kaquan.application.funnel.RebuildFunnel;
import dev.kaquan.domain.funnel.FunnelCounts;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "funnel",
    footer = {
      "  kaquan funnel pFS7Fjg8kV1IdDz01r4SQwMkuCKc",
      "  kaquan funnel pFS7Fjg8kV1IdDz01r4SQwMkuCKc --from 2026-11-01 --to 2026-11-30 --by day --json"
    },
    description = "Counts prepared, claimed, opened, activated and redeemed cards.")
final class FunnelCommand implements Callable<Integer> {
  private final ReadFunnel readFunnel;
  private final RebuildFunnel rebuildFunnel;

  @Spec
  CommandSpec spec;

  @Parameters(paramLabel = "CARD_ID", description = "The id of the card")
  String cardId;

  @Option(
      names = "--from",
      defaultValue = "",
      description = "The first day, such as 2026-11-01; 30 days in all if unset")
  String from;

  @Option(names = "--to", defaultValue = "", description = "The last day (UTC+8); today if unset")
  String to;

  @Option(
      names = "--by",
      defaultValue = "channel",
      description = "channel or day. Default: ${DEFAULT-VALUE}")
  String by;

  @Option(names = "--rebuild", description = "Count everything anew before")
  boolean rebuild;

  @Option(names = "--json", description = "Print JSON, like the HTTP API")
  boolean json;

  @Inject
  FunnelCommand(ReadFunnel readFunnel, RebuildFunnel rebuildFunnel) {
    this.readFunnel = readFunnel;
    this.rebuildFunnel = rebuildFunnel;
  }

  @Override
  public Integer call() {
    Query query = FunnelCodec.query(cardId, from, to, by);
    if (rebuild) {
      rebuildFunnel.rebuild();
    }
    Funnel funnel = readFunnel.read(query);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(FunnelCodec.funnel(funnel, query.grouping()));
      return Cli.DONE;
    }
    out.printf(
        "%10s%10s%10s%10s%10s  %s%n", "prepared", "claimed", "opened", "activated", "redeemed", by);
    funnel.groups().forEach((group, counts) -> print(out, counts, group.isEmpty() ? "-" : group));
    print(out, funnel.total(), "total");
    return Cli.DONE;
  }

  private static void print(PrintWriter out, FunnelCounts counts, String name) {
    out.printf(
        "%10d%10d%10d%10d%10d  %s%n",
        counts.prepared(),
        counts.claimed(),
        counts.opened(),
        counts.activated(),
        counts.redeemed(),
        name);
  }
}
