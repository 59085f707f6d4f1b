package dev.kaquan.cli;

import dev.kaquan.api.DiagnosisCodec;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.domain.diagnosis.DiagnosisInput;
import dev.kaquan.domain.signature.ApiTicket;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "diagnose",
    description =
        "Finds out why a signed cardExt is refused, offline. Exits with 1 if it is not valid.")
final class DiagnoseCommand implements Callable<Integer> {
  private final CliEnvironment environment;

  @Spec
  CommandSpec spec;

  @Mixin
  TicketOption ticketOption;

  @Option(names = "--card-id", required = true)
  String cardId;

  @Option(names = "--card-ext", required = true, paramLabel = "JSON")
  String cardExt;

  @Option(
      names = "--other-ticket-file",
      paramLabel = "FILE",
      description = "A ticket that may have been used by mistake, such as the jsapi ticket")
  List<Path> otherTicketFiles = List.of();

  @Option(
      names = "--url",
      defaultValue = "",
      description = "The page for which a JS-SDK config was signed")
  String url;

  @Option(names = "--json", description = "Print JSON, like the HTTP API")
  boolean json;

  @Inject
  DiagnoseCommand(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ApiTicket ticket = ticketOption.ticket(environment);
    List<ApiTicket> others = new ArrayList<>();
    for (Path file : otherTicketFiles) {
      others.add(new ApiTicket(InputFiles.line(file)));
    }
    ReceivedCardExt ext = DiagnosisCodec.cardExt(cardExt);
    Diagnosis diagnosis = ext.problem()
        .map(Diagnosis::unreadable)
        .orElseGet(() ->
            Diagnosis.of(new DiagnosisInput(ticket, others, cardId, ext, url), Optional.empty()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(DiagnosisCodec.diagnosis(diagnosis));
    } else {
      print(diagnosis, out);
    }
    return diagnosis.valid() ? Cli.DONE : Cli.REFUSED;
  }

  private static void print(Diagnosis diagnosis, PrintWriter out) {
    out.println(diagnosis.valid() ? "valid" : "not valid");
    diagnosis
        .findings()
        .forEach(finding -> out.printf(
            "%s: %s %s%n", finding.mistake().stableName(), finding.explanation(), finding.fix()));
    diagnosis.violations().forEach(out::println);
    if (!diagnosis.hints().isEmpty()) {
      out.println("No known mistake explains this signature. Please check:");
      diagnosis.hints().forEach(check -> out.println("  " + check));
    }
  }
}
