package dev.kaquan.cli;

import dev.kaquan.api.CardCodec;
import dev.kaquan.api.CodeCodec;
import dev.kaquan.application.code.DepositNow;
import dev.kaquan.application.code.ExportCodes;
import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.application.code.ImportCodes;
import dev.kaquan.application.code.ReadCodeStock;
import dev.kaquan.application.code.RetireCode;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.code.CodeDeposit;
import dev.kaquan.domain.code.CodePattern;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "codes",
    footer = "  kaquan codes summary pFS7Fjg8kV1IdDz01r4SQwMkuCKc",
    description = "Generates, imports, deposits, counts, exports and retires custom codes.")
final class CodesCommand implements Runnable {
  private final ImportCodes importCodes;
  private final DepositNow depositNow;
  private final ReadCodeStock readCodeStock;
  private final ExportCodes exportCodes;
  private final RetireCode retireCode;
  private final CliEnvironment environment;
  private final InputFiles files;

  @Spec
  CommandSpec spec;

  @Inject
  CodesCommand(
      ImportCodes importCodes,
      DepositNow depositNow,
      ReadCodeStock readCodeStock,
      ExportCodes exportCodes,
      RetireCode retireCode,
      CliEnvironment environment) {
    this.depositNow = depositNow;
    this.exportCodes = exportCodes;
    this.retireCode = retireCode;
    this.importCodes = importCodes;
    this.readCodeStock = readCodeStock;
    this.environment = environment;
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
      description = {
        "Adds the codes of a file, a line each: all of them, or none.",
        "A file is imported once. What is interrupted goes on with kaquan serve, or with the next import."
      })
  int importCodes(
      @Parameters(paramLabel = "CARD_ID", description = "The id of a card with custom codes")
          String cardId,
      @Parameters(
              paramLabel = "FILE",
              description =
                  "A code of 1 to 20 letters, digits, _ or - in each line, or CSV whose header names a"
                      + " column code; may be compressed by gzip; - for the standard input")
          Path file,
      @Option(names = "--json", description = "Print JSON") boolean json) {
    ImportProgress progress =
        new ImportProgress(spec.commandLine().getErr(), environment.isTerminal());
    try (InputStream content = files.open(file)) {
      FoundImport done = importCodes.importCodes(
          new CardId(cardId), buffer -> read(content, file, buffer), progress::show);
      progress.end();
      return ImportReport.print(spec.commandLine(), done, json);
    } catch (IOException e) {
      throw InputFiles.unreadable(file);
    }
  }

  @Command(
      name = "deposit",
      footer = "  kaquan codes deposit pFS7Fjg8kV1IdDz01r4SQwMkuCKc",
      description = {
        "Deposits the imported codes of a card at WeChat, and raises its stock to their number.",
        "Run it again if WeChat does not answer: what is deposited already is found out."
      })
  int deposit(
      @Parameters(paramLabel = "CARD_ID", description = "The id of a card with deposited codes")
          String cardId,
      @Option(names = "--json", description = "Print JSON, like the HTTP API") boolean json) {
    StoredDeposit stored = depositNow.deposit(new CardId(cardId));
    CodeDeposit deposit = stored.deposit();
    print(
        json
            ? CodeCodec.deposit(stored)
            : deposit.deposited() + " codes deposited, " + deposit.rejected() + " rejected");
    if (deposit.state() == CodeDeposit.State.DONE) {
      return Cli.DONE;
    }
    if (!json) {
      spec.commandLine().getErr().println(stored.attempts().lastFailure());
    }
    return deposit.state() == CodeDeposit.State.PENDING ? Cli.UNAVAILABLE : Cli.REFUSED;
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
      name = "generate",
      footer = {
        "  kaquan codes generate --count 1000",
        "  kaquan codes generate --count 1000 --pattern 'KQ{letters:10}'"
      },
      description = "Prints new codes that nobody can guess, a line each, for codes import.")
  int generate(
      @Option(names = "--count", required = true, description = "How many, at most 1000000")
          int count,
      @Option(
              names = "--pattern",
              defaultValue = "{digits:11}{check}",
              description = {
                "{digits:n}: random digits; {letters:n}: random digits and letters that cannot be taken for"
                    + " each other; {check}: a check digit (Luhn) at the end; other characters stand for"
                    + " themselves. {digits:11}{check} if unset"
              })
          String pattern) {
    PrintWriter out = spec.commandLine().getOut();
    new CodePattern(pattern)
        .generate(count, environment.random()::nextInt, code -> out.println(code.value()));
    return Cli.DONE;
  }

  @Command(
      name = "export",
      footer = "  kaquan codes export pFS7Fjg8kV1IdDz01r4SQwMkuCKc --state rejected",
      description = "Prints the imported codes of a card as CSV: code, state, request, openid.")
  int export(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Option(
              names = "--state",
              defaultValue = "",
              description =
                  "Only available, reserved, prepared, deposited, claimed, redeemed, rejected or retired ones")
          String state) {
    PrintWriter out = spec.commandLine().getOut();
    Optional<CodeState> wanted = CodeState.named(state);
    Check.that(
        state.isEmpty() || wanted.isPresent(),
        "--state",
        "must be a state of a code",
        RuleReference.API);
    out.println("code,state,requestId,openid");
    exportCodes.export(new CardId(cardId), wanted, code -> out.println(csv(code)));
    return Cli.DONE;
  }

  /** No value has a comma or a quote. */
  private static String csv(InventoryCode code) {
    return String.join(
        ",",
        code.code().value(),
        code.state().wireName(),
        code.preparation().map(preparation -> preparation.request().value()).orElse(""),
        code.preparation()
            .flatMap(preparation -> preparation.person().openidIfBound())
            .map(OpenId::value)
            .orElse(""));
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

  private static int read(InputStream content, Path file, byte[] buffer) {
    try {
      return content.read(buffer);
    } catch (IOException e) {
      throw InputFiles.unreadable(file);
    }
  }
}
