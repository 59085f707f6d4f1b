package dev.kaquan.cli;

import dev.kaquan.api.ChooseCardCodec;
import dev.kaquan.application.claim.PrepareChooseCard;
import dev.kaquan.domain.claim.CardFilter;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "choose-card",
    footer = "  kaquan choose-card --card-type GROUPON",
    description = "Prepares and signs what wx.chooseCard takes, and prints it as JSON.")
final class ChooseCardCommand implements Callable<Integer> {
  private final PrepareChooseCard prepareChooseCard;

  @Spec
  CommandSpec spec;

  @Option(
      names = "--shop-id",
      defaultValue = "",
      description = "Only cards that can be used in this shop (location id)")
  String shopId;

  @Option(
      names = "--card-type",
      defaultValue = "",
      description = "Only cards of this type, such as GROUPON")
  String cardType;

  @Option(names = "--card-id", defaultValue = "", description = "Only cards of this template")
  String cardId;

  @Inject
  ChooseCardCommand(PrepareChooseCard prepareChooseCard) {
    this.prepareChooseCard = prepareChooseCard;
  }

  @Override
  public Integer call() {
    CardFilter filter = new CardFilter(shopId, cardType, cardId);
    spec.commandLine().getOut().println(ChooseCardCodec.signed(prepareChooseCard.prepare(filter)));
    return Cli.DONE;
  }
}
