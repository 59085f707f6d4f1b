package dev.kaquan.cli;

import dev.kaquan.api.CardCodec;
import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.card.CreateCard;
import dev.kaquan.application.card.FindCard;
import dev.kaquan.application.card.ListCardCreations;
import dev.kaquan.application.card.ListCards;
import dev.kaquan.application.card.SyncCard;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "card",
    footer = "  kaquan card list --json",
    description = "Creates, lists and synchronizes cards.")
final class CardCommand implements Runnable {
  private static final String JSON_HELP = "Print JSON, like the HTTP API";

  private final CreateCard createCard;
  private final FindCard findCard;
  private final ListCards listCards;
  private final ListCardCreations listCardCreations;
  private final SyncCard syncCard;
  private final InputFiles files;

  @Spec
  CommandSpec spec;

  @Inject
  CardCommand(
      CreateCard createCard,
      FindCard findCard,
      ListCards listCards,
      ListCardCreations listCardCreations,
      SyncCard syncCard,
      CliEnvironment environment) {
    this.files = new InputFiles(environment);
    this.createCard = createCard;
    this.findCard = findCard;
    this.listCards = listCards;
    this.listCardCreations = listCardCreations;
    this.syncCard = syncCard;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a subcommand; --help lists them");
  }

  @Command(
      name = "create",
      footer = {
        "  kaquan card create examples/coupon.json",
        "  kaquan card create - <examples/coupon.json"
      },
      description = "Checks a card, creates it at the platform and stores it.")
  int create(
      @Parameters(paramLabel = "FILE", description = "What /card/create takes, as JSON") Path file,
      @Option(names = "--json", description = JSON_HELP) boolean json) {
    CardId id = createCard.create(CardCodec.template(files.file(file)));
    spec.commandLine().getOut().println(json ? CardCodec.created(id) : id);
    return Cli.DONE;
  }

  @Command(
      name = "list",
      footer = {
        "  kaquan card list --type GROUPON --limit 50",
        "  kaquan card list --state creating"
      },
      description = "Lists the stored cards, the latest created first.")
  int list(
      @Option(names = "--type", defaultValue = "", description = "Only this type, such as GROUPON")
          String type,
      @Option(
              names = "--state",
              defaultValue = "",
              description =
                  "stored, or creating: attempts of which it is not known whether the card"
                      + " exists")
          String state,
      @Mixin PageOptions page,
      @Option(names = "--json", description = JSON_HELP) boolean json) {
    Optional<CardType> selected = CardCodec.selectedType(type);
    if (CardCodec.selectsCreations(state)) {
      Page<CardCreation> creations = listCardCreations.list(selected, page.request());
      PageOptions.print(
          spec,
          creations,
          json ? Optional.of(CardCodec.creations(creations)) : Optional.empty(),
          this::print);
    } else {
      Page<StoredCard> cards = listCards.list(selected, page.request());
      PageOptions.print(
          spec, cards, json ? Optional.of(CardCodec.cards(cards)) : Optional.empty(), this::print);
    }
    return Cli.DONE;
  }

  @Command(
      name = "show",
      footer = "  kaquan card show pFS7Fjg8kV1IdDz01r4SQwMkuCKc --json",
      description = "Shows a stored card.")
  int show(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Option(names = "--json", description = JSON_HELP) boolean json) {
    return print(findCard.find(new CardId(cardId)), json, CardCodec.UNKNOWN);
  }

  @Command(
      name = "sync",
      footer = "  kaquan card sync pFS7Fjg8kV1IdDz01r4SQwMkuCKc",
      description = "Fetches a card from the platform and stores it.")
  int sync(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Option(names = "--json", description = JSON_HELP) boolean json) {
    return print(syncCard.sync(new CardId(cardId)), json, CardCodec.NOT_OF_ACCOUNT);
  }

  private void print(CardCreation creation) {
    String next = creation.checks().next().map(at -> "next check " + at).orElse("not created");
    spec.commandLine()
        .getOut()
        .printf(
            "%s %s started %s, %s, reason: %s %s%n",
            creation.id(),
            creation.template().type(),
            creation.startedAt(),
            next,
            creation.checks().reason(),
            creation.template().title());
  }

  private int print(Optional<StoredCard> card, boolean json, Problem nothing) {
    if (card.isEmpty()) {
      throw new RefusedException(nothing);
    }
    if (json) {
      spec.commandLine().getOut().println(CardCodec.card(card.get()));
    } else {
      print(card.get());
    }
    return Cli.DONE;
  }

  private void print(StoredCard stored) {
    spec.commandLine()
        .getOut()
        .printf(
            "%s %s %s %s%n",
            stored.card().id(),
            stored.card().type(),
            stored.card().status().wireName(),
            stored.card().title());
  }
}
