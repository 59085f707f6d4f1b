package dev.kaquan.cli;

import dev.kaquan.api.CardCodec;
import dev.kaquan.api.CodeCodec;
import dev.kaquan.application.code.ImportCodes;
import dev.kaquan.application.code.ImportCodes.Imported;
import dev.kaquan.application.code.ImportCodes.Refused;
import dev.kaquan.application.code.ReadCodeStock;
import dev.kaquan.application.code.RetireCode;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "codes",
    footer = "  kaquan codes summary pFS7Fjg8kV1IdDz01r4SQwMkuCKc",
    description = "Imports, counts and retires the custom codes of a card.")
final class CodesCommand implements Runnable {
  private static final long LINES_PER_MESSAGE = 100_000;

  private final ImportCodes importCodes;
  private final ReadCodeStock readCodeStock;
  private final RetireCode retireCode;
  private final InputFiles files;

  @Spec
  CommandSpec spec;

  @Inject
  CodesCommand(
      ImportCodes importCodes,
      ReadCodeStock readCodeStock,
      RetireCode retireCode,
      CliEnvironment environment) {
    this.retireCode = retireCode;
    this.importCodes = importCodes;
    this.readCodeStock = readCodeStock;
    this.files = new InputFiles(environment);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a subcommand; --help lists them");
  }

  @Command(
      name = "import",
      footer = {
        "  kaquan codes import pFS7Fjg8kV1IdDz01r4SQwMkuCKc codes.txt",
        "  kaquan codes import pFS7Fjg8kV1IdDz01r4SQwMkuCKc - <codes.txt"
      },
      description = "Adds the codes of a file, a line each: all of them, or none.")
  int importCodes(
      @Parameters(paramLabel = "CARD_ID", description = "The id of a card with custom codes")
          String cardId,
      @Parameters(
              paramLabel = "FILE",
              description =
                  "A code of 1 to 20 letters, digits, _ or - in each line; may be compressed by gzip;"
                      + " - for the standard input")
          Path file,
      @Option(names = "--json", description = "Print JSON") boolean json) {
    PrintWriter err = spec.commandLine().getErr();
    CardId id = new CardId(cardId);
    try (CodeFile codes = CodeFile.open(file, files)) {
      return importCodes
          .importCodes(id, codes, read -> {
            if (read % LINES_PER_MESSAGE == 0) {
              err.println(read + " lines read");
              err.flush();
            }
          })
          .fold(imported -> print(imported, json), refused -> print(refused, json), ended -> {
            throw new RefusedException(CodeCodec.IMPORT_ENDED);
          });
    }
  }

  @Command(
      name = "summary",
      footer = "  kaquan codes summary pFS7Fjg8kV1IdDz01r4SQwMkuCKc --json",
      description = "Counts the codes of a card by their states.")
  int summary(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Option(names = "--json", description = "Print JSON, like the HTTP API") boolean json) {
    CardId id = new CardId(cardId);
    CodeStock stock =
        readCodeStock.read(id).orElseThrow(() -> new RefusedException(CardCodec.UNKNOWN));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CodeCodec.stock(id, stock));
    } else {
      for (CodeState state : CodeState.values()) {
        out.printf("%-10s%12d%n", state.wireName(), stock.count(state));
      }
      out.printf("%-10s%12d%n", "total", stock.total());
    }
    return Cli.DONE;
  }

  @Command(
      name = "retire",
      footer = "  kaquan codes retire pFS7Fjg8kV1IdDz01r4SQwMkuCKc A0001",
      description = "Takes a code out of use, so that it is not prepared any more.")
  int retire(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(paramLabel = "CODE", description = "The code") String code) {
    CardId id = new CardId(cardId);
    CardCode retired = new CardCode(code);
    return switch (retireCode.retire(id, retired)) {
      case RETIRED -> print(CodeCodec.retired(id, retired));
      case UNKNOWN -> throw new RefusedException(CodeCodec.UNKNOWN);
      case CLAIMED -> throw new RefusedException(CodeCodec.CLAIMED);
    };
  }

  private int print(String json) {
    spec.commandLine().getOut().println(json);
    return Cli.DONE;
  }

  private int print(Imported imported, boolean json) {
    spec.commandLine()
        .getOut()
        .println(json ? CodeCodec.imported(imported) : imported.codes() + " codes imported");
    return Cli.DONE;
  }

  private int print(Refused refused, boolean json) {
    if (json) {
      spec.commandLine().getOut().println(CodeCodec.refused(refused));
      return Cli.REFUSED;
    }
    PrintWriter err = spec.commandLine().getErr();
    refused.first().forEach(line -> err.println("line " + line.number() + ": " + line.rule()));
    long others = refused.count() - refused.first().size();
    if (others > 0) {
      err.println("and " + others + " more lines");
    }
    err.println("nothing was imported");
    return Cli.REFUSED;
  }
}
