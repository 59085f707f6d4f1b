package dev.kaquan.cli;

import dev.kaquan.api.DiagnosisCodec;
import dev.kaquan.application.diagnosis.DiagnoseSignature.Query;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.domain.diagnosis.DiagnosisInput;
import dev.kaquan.domain.signature.ApiTicket;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "diagnose",
    footer = "  kaquan diagnose --ticket-file ticket.txt --source pay.js",
    description =
        "Finds out why a signed cardExt is refused, offline. Exits with 1 if it is not valid.")
final class DiagnoseCommand implements Callable<Integer> {
  private final CliEnvironment environment;
  private final InputFiles files;

  @Spec
  CommandSpec spec;

  @Mixin
  TicketOption ticketOption;

  @Option(names = "--card-id", defaultValue = "", description = "The id of the card")
  String cardId;

  @Option(
      names = "--card-ext",
      defaultValue = "",
      paramLabel = "JSON",
      description = "The signed cardExt")
  String cardExt;

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "A wx.addCard call pasted from source code, or a cardList")
  Optional<Path> source = Optional.empty();

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

  DiagnoseCommand(CliEnvironment environment) {
    this.environment = environment;
    this.files = new InputFiles(environment);
  }

  @Override
  public Integer call() {
    ApiTicket ticket = ticketOption.ticket(environment);
    List<ApiTicket> others = new ArrayList<>();
    for (Path file : otherTicketFiles) {
      others.add(new ApiTicket(files.line(file)));
    }
    DiagnosisCodec.Request request = request();
    List<Diagnosis> diagnoses = request.queries().stream()
        .map(query -> diagnosis(query, ticket, others))
        .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(DiagnosisCodec.diagnoses(request, diagnoses));
    } else {
      for (int i = 0; i < diagnoses.size(); i++) {
        if (request.isList()) {
          out.print(request.queries().get(i).cardId() + ": ");
        }
        print(diagnoses.get(i), out);
      }
    }
    return diagnoses.stream().allMatch(Diagnosis::valid) ? Cli.DONE : Cli.REFUSED;
  }

  private DiagnosisCodec.Request request() {
    boolean hasCard = !cardId.isEmpty() && !cardExt.isEmpty();
    if (source.isPresent() ? !cardId.isEmpty() || !cardExt.isEmpty() : !hasCard) {
      throw new ParameterException(
          spec.commandLine(), "give either --card-id and --card-ext, or --source");
    }
    return source
        .map(file -> DiagnosisCodec.source(file.toString(), files.file(file)))
        .orElseGet(() -> new DiagnosisCodec.Request(
            List.of(new Query(cardId, DiagnosisCodec.cardExt(cardExt))), false));
  }

  private Diagnosis diagnosis(Query query, ApiTicket ticket, List<ApiTicket> others) {
    return query
        .cardExt()
        .problem()
        .map(Diagnosis::unreadable)
        .orElseGet(() -> Diagnosis.of(
            new DiagnosisInput(ticket, others, query.cardId(), query.cardExt(), url),
            Optional.empty(),
            () -> false));
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
