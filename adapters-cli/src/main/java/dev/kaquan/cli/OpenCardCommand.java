package dev.kaquan.cli;

import dev.kaquan.api.OpenCardCodec;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "open-card",
    footer = {
      "  kaquan open-card --openid oFS7Fjl0WsZ9AMZqrI80nbIq8xrA",
      "  kaquan open-card --openid oFS7Fjl0WsZ9AMZqrI80nbIq8xrA pFS7Fjg8kV1IdDz01r4SQwMkuCKc:A0001 --json"
    },
    description = "Prepares what wx.openCard takes.")
final class OpenCardCommand implements Callable<Integer> {
  private final OpenCards openCards;

  @Spec
  CommandSpec spec;

  @Parameters(
      paramLabel = "CARD_ID[:CODE]",
      description =
          "A card with its encrypted or plain code. Default: every card that the person holds")
  List<String> cards = List.of();

  @Option(names = "--openid", required = true, description = "Who opens them")
  String openid;

  @Option(names = "--json", description = "Print JSON, like the HTTP API")
  boolean json;

  @Inject
  OpenCardCommand(OpenCards openCards) {
    this.openCards = openCards;
  }

  @Override
  public Integer call() {
    List<OpenCards.Wanted> requested =
        cards.stream().map(OpenCardCommand::requested).toList();
    return openCards
        .open(new OpenCards.Query(new OpenId(openid), requested))
        .fold(this::print, this::refuse);
  }

  private int print(OpenCards.Opened opened) {
    if (json) {
      spec.commandLine().getOut().println(OpenCardCodec.opened(opened));
    } else {
      opened
          .cards()
          .forEach(card -> spec.commandLine().getOut().println(card.cardId() + " " + card.code()));
    }
    return Cli.DONE;
  }

  private int refuse(OpenCards.NotHeld notHeld) {
    String text = notHeld.indexes().stream()
        .map(index -> "this person is not known to hold " + cards.get(index))
        .collect(Collectors.joining(System.lineSeparator()));
    throw new RefusedException(OpenCardCodec.notHeld(notHeld), text);
  }

  private static OpenCards.Wanted requested(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new OpenCards.Wanted(new CardId(text), "")
        : new OpenCards.Wanted(new CardId(text.substring(0, colon)), text.substring(colon + 1));
  }
}
