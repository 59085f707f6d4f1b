package dev.kaquan.cli;

import dev.kaquan.api.AddCardCodec;
import dev.kaquan.application.claim.FindAddCardRequest;
import dev.kaquan.application.claim.ListAddCardRequests;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.RequestProgress;
import dev.kaquan.application.claim.ResolveAddCardRequest;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OfferState.Failed;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.RequestedCard;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "add-card",
    footer = {
      "  kaquan add-card pFS7Fjg8kV1IdDz01r4SQwMkuCKc --openid oFS7Fjl0WsZ9AMZqrI80nbIq8xrA",
      "  kaquan add-card pFS7Fjg8kV1IdDz01r4SQwMkuCKc --code A0001 --outer-str shop-7 --json"
    },
    description = "Prepares and signs what wx.addCard takes.")
final class AddCardCommand implements Callable<Integer> {
  private static final String JSON_HELP = "Print JSON, like the HTTP API";

  private final PrepareAddCard prepareAddCard;
  private final FindAddCardRequest findAddCardRequest;
  private final ListAddCardRequests listAddCardRequests;
  private final ResolveAddCardRequest resolveAddCardRequest;

  @Spec
  CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "CARD_ID", description = "The cards, at most 100")
  List<String> cardIds = List.of();

  @Option(names = "--openid", defaultValue = "", description = "Whom it is for")
  String openid;

  @Option(
      names = "--code",
      description =
          "A custom code; once per card, in the same order, or not at all, to draw imported ones")
  List<String> codes = List.of();

  @Option(names = "--outer-str", defaultValue = "", description = "The channel")
  String outerStr;

  @Option(
      names = "--fixed-begin-timestamp",
      defaultValue = "",
      description = "Unix seconds; for cards of a fixed term")
  String fixedBegin;

  @Option(names = "--json", description = JSON_HELP)
  boolean json;

  @Inject
  AddCardCommand(
      PrepareAddCard prepareAddCard,
      FindAddCardRequest findAddCardRequest,
      ListAddCardRequests listAddCardRequests,
      ResolveAddCardRequest resolveAddCardRequest) {
    this.prepareAddCard = prepareAddCard;
    this.findAddCardRequest = findAddCardRequest;
    this.listAddCardRequests = listAddCardRequests;
    this.resolveAddCardRequest = resolveAddCardRequest;
  }

  @Override
  public Integer call() {
    if (cardIds.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name at least one CARD_ID");
    }
    if (!codes.isEmpty() && codes.size() != cardIds.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "give --code once per card, \"\" for a card without one, or not at all");
    }
    List<RequestedCard> requested = new ArrayList<>();
    for (int i = 0; i < cardIds.size(); i++) {
      requested.add(new RequestedCard(
          cardIds.get(i), codes.isEmpty() ? "" : codes.get(i), outerStr, fixedBegin));
    }
    return prepareAddCard
        .prepare(new AddCardDraft(openid, requested))
        .fold(this::print, nothing -> {
          throw new RefusedException(AddCardCodec.outOfStock(nothing));
        });
  }

  private int print(PrepareAddCard.Prepared prepared) {
    PrintWriter out = spec.commandLine().getOut();
    prepared
        .warnings()
        .forEach(warning -> spec.commandLine()
            .getErr()
            .println("warning: " + warning.field() + ": " + warning.text()));
    if (json) {
      out.println(AddCardCodec.prepared(prepared));
    } else {
      out.println("request " + prepared.id());
      prepared.cardList().forEach(card -> out.println(card.cardId() + " " + card.cardExt()));
    }
    return Cli.DONE;
  }

  @Command(
      name = "show",
      footer = "  kaquan add-card show 369d81c771b725bec36f82190ffb4ed0",
      description = "Shows a prepared request with its current outcomes.")
  int show(
      @Parameters(paramLabel = "REQUEST_ID", description = "The id that add-card printed")
          String requestId,
      @Option(names = "--json", description = JSON_HELP) boolean asJson) {
    return print(findAddCardRequest.find(new RequestId(requestId)), asJson);
  }

  @Command(
      name = "resolve",
      footer = "  kaquan add-card resolve 369d81c771b725bec36f82190ffb4ed0",
      description = "Tries at once to decrypt the codes of a request that are not known yet.")
  int resolve(
      @Parameters(paramLabel = "REQUEST_ID", description = "The id that add-card printed")
          String requestId,
      @Option(names = "--json", description = JSON_HELP) boolean asJson) {
    return print(resolveAddCardRequest.resolve(new RequestId(requestId)), asJson);
  }

  @Command(
      name = "list",
      footer = "  kaquan add-card list --outcome taken",
      description = "Lists prepared requests, newest first.")
  int list(
      @Option(
              names = "--outcome",
              defaultValue = "",
              description = "Only with a card that is open, cancelled, failed, taken or added")
          String outcome,
      @Mixin PageOptions page,
      @Option(names = "--json", description = JSON_HELP) boolean asJson) {
    Page<RequestProgress> requests =
        listAddCardRequests.list(AddCardCodec.selectedOutcome(outcome), page.request());
    PageOptions.print(
        spec,
        requests,
        asJson ? Optional.of(AddCardCodec.requests(requests)) : Optional.empty(),
        this::print);
    return Cli.DONE;
  }

  private int print(Optional<RequestProgress> progress, boolean asJson) {
    if (progress.isEmpty()) {
      throw new RefusedException(AddCardCodec.UNKNOWN);
    }
    if (asJson) {
      spec.commandLine().getOut().println(AddCardCodec.request(progress.get()));
    } else {
      print(progress.get());
    }
    return Cli.DONE;
  }

  private void print(RequestProgress progress) {
    PrintWriter out = spec.commandLine().getOut();
    AddCardRequest request = progress.request();
    out.println("request " + request.id() + " made at " + request.madeAt());
    for (Offer offer : request.offers()) {
      out.println(offer.cardId() + " " + outcome(offer.state()));
    }
    for (PendingCode code : progress.pendingCodes()) {
      CardId cardId = request.offers().get(code.index()).cardId();
      out.println("  pending: " + cardId + " " + pending(code));
    }
  }

  private static String pending(PendingCode code) {
    String since = "since " + code.since() + ", " + code.attempts().failures() + " failures";
    String reason = code.attempts().lastFailure();
    String next = code.attempts().next().map(at -> "next attempt " + at).orElse("parked");
    return reason.isEmpty() ? since : since + ", " + next + ", last: " + reason;
  }

  private static String outcome(OfferState state) {
    String detail = state.fold(
        () -> "", () -> "", Failed::message, taken -> "", added -> added.code().value());
    return (state.outcome().wireName() + " " + detail).strip();
  }
}
