package dev.kaquan.cli;

import dev.kaquan.api.AddCardCodec;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.CardExt;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Nonce;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.SignedCardExt;
import dev.kaquan.domain.claim.UnixSeconds;
import dev.kaquan.domain.claim.ValidityStart;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.SigningOrder;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "sign",
    footer =
        "  kaquan sign --ticket-file ticket.txt --card-id pFS7Fjg8kV1IdDz01r4SQwMkuCKc --explain",
    description = "Signs a cardExt offline and prints it.")
final class SignCommand implements Callable<Integer> {
  private final CliEnvironment environment;

  @Spec
  CommandSpec spec;

  @Mixin
  TicketOption ticketOption;

  @Option(names = "--card-id", required = true, description = "The id of the card")
  String cardId;

  @Option(names = "--timestamp", defaultValue = "", description = "Unix seconds. Default: now")
  String timestamp;

  @Option(
      names = "--nonce",
      defaultValue = "",
      description = "At most 32 characters. Default: a new one")
  String nonce;

  @Option(names = "--code", defaultValue = "", description = "Only for custom codes")
  String code;

  @Option(names = "--openid", defaultValue = "", description = "Only for cards with bind_openid")
  String openid;

  @Option(names = "--outer-str", defaultValue = "", description = "The channel; not signed")
  String outerStr;

  @Option(
      names = "--fixed-begin-timestamp",
      defaultValue = "",
      description = "Unix seconds, for cards of a fixed term; not signed")
  String fixedBegin;

  @Option(names = "--json", description = "Print an element of the cardList of wx.addCard as JSON")
  boolean json;

  @Option(
      names = "--explain",
      description = "Show the signed values on stderr, with the ticket masked")
  boolean explain;

  SignCommand(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ApiTicket ticket = ticketOption.ticket(environment);
    CardExt ext = cardExt();
    if (explain) {
      explain(ext.signedValues().explain(ticket), spec.commandLine().getErr());
    }
    String signed = SignedCardExt.sign(ext, ticket).cardExt();
    spec.commandLine().getOut().println(json ? AddCardCodec.item(ext.cardId(), signed) : signed);
    return Cli.DONE;
  }

  private CardExt cardExt() {
    Violations broken = new Violations();
    Optional<CardId> card = broken.captureAs("--card-id", () -> new CardId(cardId));
    Optional<Instant> time = broken.capture(
        "",
        () ->
            timestamp.isEmpty() ? environment.now() : UnixSeconds.parse("--timestamp", timestamp));
    Optional<Nonce> word =
        broken.captureAs("--nonce", () -> nonce.isEmpty() ? environment.nonce() : new Nonce(nonce));
    Optional<CodeSource> origin = broken.captureAs(
        "--code",
        () -> code.isEmpty()
            ? new CodeSource.Platform()
            : new CodeSource.Merchant(new CardCode(code)));
    Optional<Recipient> recipient = broken.captureAs(
        "--openid",
        () -> openid.isEmpty() ? new Recipient.Anyone() : new Recipient.Bound(new OpenId(openid)));
    Optional<OuterStr> channel = broken.captureAs("--outer-str", () -> new OuterStr(outerStr));
    Optional<ValidityStart> begin = broken.capture(
        "",
        () -> fixedBegin.isEmpty()
            ? new ValidityStart.AtClaim()
            : new ValidityStart.At(UnixSeconds.parse("--fixed-begin-timestamp", fixedBegin)));
    broken.throwIfAny();
    return new CardExt(
        card.orElseThrow(),
        origin.orElseThrow(),
        recipient.orElseThrow(),
        time.orElseThrow(),
        word.orElseThrow(),
        channel.orElseThrow(),
        begin.orElseThrow());
  }

  private static void explain(SigningOrder order, PrintWriter err) {
    err.println("Values in signing order:");
    order.values().forEach(value -> err.printf("  %-10s %s%n", value.name(), value.value()));
    err.println("Concatenated text, to be hashed with SHA-1:");
    err.println("  " + order.text());
  }
}
