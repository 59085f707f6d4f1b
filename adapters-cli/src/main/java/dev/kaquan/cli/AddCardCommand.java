package dev.kaquan.cli;

import dev.kaquan.api.AddCardCodec;
import dev.kaquan.application.claim.FindAddCardRequest;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.RequestedCard;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "add-card", description = "Prepares and signs what wx.addCard takes.")
final class AddCardCommand implements Callable<Integer> {
  private final PrepareAddCard prepareAddCard;
  private final FindAddCardRequest findAddCardRequest;

  @Spec
  CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "CARD_ID")
  List<String> cardIds = List.of();

  @Option(names = "--openid", defaultValue = "", description = "Whom it is for")
  String openid;

  @Option(
      names = "--code",
      description = "A custom code; once per card, in the same order, or not at all")
  List<String> codes = List.of();

  @Option(names = "--outer-str", defaultValue = "", description = "The channel")
  String outerStr;

  @Option(
      names = "--fixed-begin-timestamp",
      defaultValue = "",
      description = "Unix seconds; for cards of a fixed term")
  String fixedBegin;

  @Option(names = "--json", description = "Print JSON, like the HTTP API")
  boolean json;

  @Inject
  AddCardCommand(PrepareAddCard prepareAddCard, FindAddCardRequest findAddCardRequest) {
    this.prepareAddCard = prepareAddCard;
    this.findAddCardRequest = findAddCardRequest;
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
    PrepareAddCard.Prepared prepared = prepareAddCard.prepare(new AddCardDraft(openid, requested));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(AddCardCodec.prepared(prepared));
    } else {
      out.println("request " + prepared.id());
      prepared.cardList().forEach(card -> out.println(card.cardId() + " " + card.cardExt()));
    }
    return Cli.DONE;
  }

  @Command(name = "show", description = "Shows a prepared request with its current outcomes.")
  int show(
      @Parameters(paramLabel = "REQUEST_ID") String requestId,
      @Option(names = "--json", description = "Print JSON, like the HTTP API") boolean asJson) {
    Optional<AddCardRequest> request = findAddCardRequest.find(new RequestId(requestId));
    if (request.isEmpty()) {
      spec.commandLine().getErr().println("no request with this id was prepared here");
      return Cli.REFUSED;
    }
    PrintWriter out = spec.commandLine().getOut();
    if (asJson) {
      out.println(AddCardCodec.request(request.get()));
    } else {
      out.println("request " + requestId + " made at " + request.get().madeAt());
      request
          .get()
          .offers()
          .forEach(offer -> out.println(offer.cardId() + " " + outcome(offer.state())));
    }
    return Cli.DONE;
  }

  private static String outcome(OfferState state) {
    return state.fold(
        () -> "open",
        () -> "cancelled",
        failed -> ("failed " + failed.message()).strip(),
        taken -> "taken",
        added -> "added " + added.code());
  }
}
