package dev.kaquan.cli;

import dev.kaquan.api.CodeCodec;
import dev.kaquan.api.RedemptionCodec;
import dev.kaquan.api.RedemptionCodec.Mark;
import dev.kaquan.application.code.DecryptCode;
import dev.kaquan.application.code.FindCode;
import dev.kaquan.application.code.ListRedemptions;
import dev.kaquan.application.code.MakeCodeUnavailable;
import dev.kaquan.application.code.MarkCode;
import dev.kaquan.application.code.RedeemCode;
import dev.kaquan.application.code.UpdateCode;
import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.page.Page;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "code",
    footer = "  kaquan code show pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113",
    description = "Shows, redeems, updates, marks and decrypts codes, and makes them unavailable.")
final class CodeCommand implements Runnable {
  private static final String STANDARD_INPUT = "-";

  private final FindCode findCode;
  private final RedeemCode redeemCode;
  private final DecryptCode decryptCode;
  private final ListRedemptions listRedemptions;
  private final MakeCodeUnavailable makeUnavailable;
  private final MarkCode markCode;
  private final UpdateCode updateCode;
  private final CliEnvironment environment;

  @Spec
  CommandSpec spec;

  @Inject
  CodeCommand(
      FindCode findCode,
      RedeemCode redeemCode,
      DecryptCode decryptCode,
      ListRedemptions listRedemptions,
      MakeCodeUnavailable makeUnavailable,
      MarkCode markCode,
      UpdateCode updateCode,
      CliEnvironment environment) {
    this.findCode = findCode;
    this.redeemCode = redeemCode;
    this.decryptCode = decryptCode;
    this.listRedemptions = listRedemptions;
    this.makeUnavailable = makeUnavailable;
    this.markCode = markCode;
    this.updateCode = updateCode;
    this.environment = environment;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a subcommand; --help lists them");
  }

  @Command(
      name = "show",
      footer = "  kaquan code show pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113",
      description = "Shows a code as it is stored here and as WeChat has it, as JSON.")
  int show(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(paramLabel = "CODE", description = "The plain code") String code) {
    return findCode
        .find(new CardId(cardId), new CardCode(code))
        .map(found -> print(CodeCodec.code(found)))
        .orElseThrow(() -> new RefusedException(CodeCodec.UNKNOWN));
  }

  @Command(
      name = "redeem",
      footer = {
        "  kaquan code redeem pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113 --location 一号店",
        "  kaquan code redeem pFS7Fjg8kV1IdDz01r4SQwMkuCKc - </dev/ttyACM0"
      },
      description = {
        "Redeems a code, once and for all.",
        "If it is not known whether WeChat did it, run the same command again: it asks first."
      })
  int redeem(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(
              paramLabel = "CODE",
              description =
                  "The code, plain or encrypted; - for one in each line of the standard input, as a"
                      + " scanner sends them")
          String code,
      @Option(names = "--amount", description = "The amount of the sale in fen") Long amount,
      @Option(names = "--location", defaultValue = "", description = "The shop or the counter")
          String location,
      @Option(names = "--reference", defaultValue = "", description = "Your number of the sale")
          String reference,
      @Option(names = "--json", description = "Print JSON, like the HTTP API") boolean json) {
    Sale sale = new Sale(Optional.ofNullable(amount), location, reference);
    CardId id = new CardId(cardId);
    if (code.equals(STANDARD_INPUT)) {
      return new ScannedCodes(redeemCode, id, sale, spec.commandLine(), json)
          .redeemAll(environment.standardInput());
    }
    return redeemCode
        .redeem(new RedeemCode.Command(id, code, sale), Receipt.none())
        .fold(redemption -> print(redemption, json), CodeCommand::refuse);
  }

  @Command(
      name = "redemptions",
      footer = "  kaquan code redemptions --state redeemed --json",
      description = "Lists redemptions, and attempts that failed, the latest first.")
  int redemptions(
      @Option(names = "--card", defaultValue = "", description = "Only of this card") String cardId,
      @Option(names = "--code", defaultValue = "", description = "Only of this code") String code,
      @Option(
              names = "--state",
              defaultValue = "",
              description = "Only pending, redeemed or refused ones")
          String state,
      @Mixin PageOptions page,
      @Option(names = "--json", description = "Print JSON, like the HTTP API") boolean json) {
    Page<Redemption> found =
        listRedemptions.list(RedemptionCodec.filter(cardId, code, state), page.request());
    PageOptions.print(
        spec,
        found,
        json ? Optional.of(RedemptionCodec.redemptions(found)) : Optional.empty(),
        each -> print(each, false));
    return Cli.DONE;
  }

  @Command(
      name = "update",
      footer = "  kaquan code update pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113 538341399999",
      description = {
        "Gives a card that somebody has another code, as after a gift: the giver knows the old one.",
        "The old code is never used again. If it is not known whether WeChat did it, run the same"
            + " command again: it asks first."
      })
  int update(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(paramLabel = "CODE", description = "The plain code so far") String code,
      @Parameters(paramLabel = "NEW_CODE", description = "The code instead") String newCode) {
    CardId id = new CardId(cardId);
    CardCode old = new CardCode(code);
    CardCode next = new CardCode(newCode);
    return updateCode
        .update(id, old, next)
        .map(CodeCommand::refuse)
        .orElseGet(() -> print(CodeCodec.updated(id, old, next)));
  }

  @Command(
      name = "unavailable",
      footer = "  kaquan code unavailable pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113 --reason 退款",
      description = "Makes a claimed code unavailable for good, as after a refund.")
  int unavailable(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(paramLabel = "CODE", description = "The plain code") String code,
      @Option(names = "--reason", required = true, description = "For WeChat") String reason) {
    CardId id = new CardId(cardId);
    CardCode plain = new CardCode(code);
    return makeUnavailable
        .make(id, plain, reason)
        .map(CodeCommand::refuse)
        .orElseGet(() -> print(CodeCodec.unavailable(id, plain)));
  }

  @Command(
      name = "mark",
      footer =
          "  kaquan code mark pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113 --openid oFS7Fjl0WsZ9AMZqrI80nbIq8xrA",
      description = "Marks a code of a friends' card for the person who is going to use it.")
  int mark(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(paramLabel = "CODE", description = "The plain code") String code,
      @Option(names = "--openid", required = true, description = "The person") String openid,
      @Option(names = "--remove", description = "Remove the mark") boolean isRemoved) {
    CardId id = new CardId(cardId);
    CardCode plain = new CardCode(code);
    Mark mark = new Mark(new OpenId(openid), !isRemoved);
    return markCode
        .mark(id, plain, mark.openid(), mark.isMarked())
        .map(CodeCommand::refuse)
        .orElseGet(() -> print(CodeCodec.marked(id, plain, mark)));
  }

  @Command(
      name = "decrypt",
      footer =
          "  kaquan code decrypt 'XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE'",
      description = "Prints the plain code for one that a phone got.")
  int decrypt(
      @Parameters(paramLabel = "CODE", description = "The encrypted code") String code,
      @Option(names = "--json", description = "Print JSON") boolean json) {
    CardCode plain = decryptCode.decrypt(code);
    return print(json ? CodeCodec.decrypted(plain) : plain.value());
  }

  private int print(Redemption redemption, boolean json) {
    return print(json ? RedemptionCodec.redemption(redemption) : line(redemption));
  }

  /** Returns the code and what became of it, in words. */
  static String line(Redemption redemption) {
    StringBuilder line = new StringBuilder()
        .append(redemption.at())
        .append(' ')
        .append(redemption.cardId())
        .append(' ')
        .append(redemption.code())
        .append(' ')
        .append(redemption.state().wireName());
    redemption.refusal().ifPresent(reason -> line.append(' ').append(reason.wireName()));
    return line.append(" by ").append(redemption.origin().wireName()).toString();
  }

  private static int refuse(RedemptionRefusal refusal) {
    throw new RefusedException(RedemptionCodec.problem(refusal));
  }

  private int print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    return Cli.DONE;
  }
}
