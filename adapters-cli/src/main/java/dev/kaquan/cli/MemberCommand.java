package dev.kaquan.cli;

import dev.kaquan.api.MemberCodec;
import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.OpenCardLink;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "member", description = "Activates, lists and changes memberships.")
final class MemberCommand implements Runnable {
  private final PrepareOpenCard prepareOpenCard;

  @Spec
  CommandSpec spec;

  @Inject
  MemberCommand(PrepareOpenCard prepareOpenCard) {
    this.prepareOpenCard = prepareOpenCard;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a subcommand; --help lists them");
  }

  @Command(
      name = "link",
      description = "Prints what wx.navigateToMiniProgram takes to open the open-card component.")
  int link(
      @Parameters(paramLabel = "CARD_ID") String cardId,
      @Option(names = "--outer-str", defaultValue = "", description = "The channel")
          String outerStr) {
    return prepareOpenCard
        .prepare(new CardId(cardId), new OuterStr(outerStr))
        .fold(this::print, refusal -> FormCommand.refuse(spec, refusal));
  }

  private int print(OpenCardLink link) {
    spec.commandLine().getOut().println(MemberCodec.link(link));
    return Cli.DONE;
  }
}
