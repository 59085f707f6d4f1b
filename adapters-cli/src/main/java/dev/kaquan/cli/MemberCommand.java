package dev.kaquan.cli;

import dev.kaquan.api.ActivationCodec;
import dev.kaquan.api.AdjustmentCodec;
import dev.kaquan.api.MemberCodec;
import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.member.AdjustMember;
import dev.kaquan.application.member.FindMember;
import dev.kaquan.application.member.ListMembers;
import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.member.ResumeActivation;
import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.application.member.SyncMember;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardLink;
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
    name = "member",
    footer = "  kaquan member list --state active",
    description = "Activates, lists and changes memberships.")
final class MemberCommand implements Runnable {
  private static final String JSON_HELP = "Print JSON, like the HTTP API";

  private final PrepareOpenCard prepareOpenCard;
  private final ResumeActivation resumeActivation;
  private final ListMembers listMembers;
  private final FindMember findMember;
  private final SyncMember syncMember;
  private final AdjustMember adjustMember;
  private final CliEnvironment environment;

  @Spec
  CommandSpec spec;

  @Inject
  MemberCommand(
      PrepareOpenCard prepareOpenCard,
      ResumeActivation resumeActivation,
      ListMembers listMembers,
      FindMember findMember,
      SyncMember syncMember,
      AdjustMember adjustMember,
      CliEnvironment environment) {
    this.prepareOpenCard = prepareOpenCard;
    this.resumeActivation = resumeActivation;
    this.listMembers = listMembers;
    this.findMember = findMember;
    this.syncMember = syncMember;
    this.adjustMember = adjustMember;
    this.environment = environment;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a subcommand; --help lists them");
  }

  @Command(
      name = "link",
      footer = "  kaquan member link pFS7Fjg8kV1IdDz01r4SQwMkuCKc --outer-str shop-7",
      description = "Prints what wx.navigateToMiniProgram takes to open the open-card component.")
  int link(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Option(names = "--outer-str", defaultValue = "", description = "The channel")
          String outerStr) {
    return prepareOpenCard
        .prepare(new CardId(cardId), new OuterStr(outerStr))
        .fold(this::print, MemberCommand::refuse);
  }

  @Command(
      name = "resume",
      footer = "  kaquan member resume shown.json",
      description = "Goes on when a person comes back from the open-card component.")
  int resume(
      @Parameters(
              paramLabel = "FILE",
              description =
                  "The options of App.onShow as JSON, with openid, cardId, membershipNumber,"
                      + " initialBonus, initialBalance if they are known; - for the standard input")
          Path file) {
    String body = new InputFiles(environment).file(file);
    Outcome outcome = resumeActivation.resume(ActivationCodec.resume(body));
    return ActivationCodec.fold(outcome, this::print, MemberCommand::refuse);
  }

  @Command(
      name = "list",
      footer = "  kaquan member list --card pFS7Fjg8kV1IdDz01r4SQwMkuCKc --json",
      description = "Lists the memberships, the latest first.")
  int list(
      @Option(names = "--card", defaultValue = "", description = "Only of this card") String cardId,
      @Option(names = "--channel", defaultValue = "", description = "Only of this channel")
          String channel,
      @Option(
              names = "--state",
              defaultValue = "",
              description =
                  "Only claimed, form-submitted, active, gifting, given-away, deleted, expired or"
                      + " unavailable ones")
          String state,
      @Option(names = "--openid", defaultValue = "", description = "Only of this person")
          String openid,
      @Mixin PageOptions page,
      @Option(names = "--json", description = JSON_HELP) boolean json) {
    Page<StoredMembership> members =
        listMembers.list(MemberCodec.filter(cardId, channel, state, openid), page.request());
    PageOptions.print(
        spec,
        members,
        json ? Optional.of(MemberCodec.members(members)) : Optional.empty(),
        this::printLine);
    return Cli.DONE;
  }

  @Command(
      name = "show",
      footer = "  kaquan member show pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113",
      description = "Shows a membership with its history, as JSON.")
  int show(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(paramLabel = "CODE", description = "The plain code of the copy") String code) {
    return findMember
        .find(new MembershipId(new CardId(cardId), new CardCode(code)))
        .map(member -> print(MemberCodec.member(member)))
        .orElseThrow(() -> new RefusedException(MemberCodec.problem(Refusal.UNKNOWN_MEMBER)));
  }

  @Command(
      name = "sync",
      footer = "  kaquan member sync pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113",
      description = "Compares a membership with the platform and takes over what it says.")
  int sync(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(paramLabel = "CODE", description = "The plain code of the copy") String code) {
    return syncMember
        .sync(new MembershipId(new CardId(cardId), new CardCode(code)))
        .map(member -> show(cardId, code))
        .orElseThrow(() -> new RefusedException(MemberCodec.problem(Refusal.UNKNOWN_MEMBER)));
  }

  @Command(
      name = "adjust",
      footer =
          "  kaquan member adjust pFS7Fjg8kV1IdDz01r4SQwMkuCKc 538341391113 --bonus -30 --reason 兑换咖啡",
      description = "Changes bonus and balance. Each run is a change; do not repeat it blindly.")
  int adjust(
      @Parameters(paramLabel = "CARD_ID", description = "The id of the card") String cardId,
      @Parameters(paramLabel = "CODE", description = "The plain code of the copy") String code,
      @Option(
              names = "--bonus",
              defaultValue = "0",
              description = "Points to add, or to take if negative")
          long bonus,
      @Option(
              names = "--balance",
              defaultValue = "0",
              description = "Fen to add, or to take if negative")
          long balance,
      @Option(names = "--reason", required = true, description = "Shown to the member")
          String reason,
      @Option(
              names = "--expires-at",
              defaultValue = "",
              description = "When added points expire, such as 2027-01-01T00:00:00+08:00")
          String expiresAt,
      @Option(names = "--quiet", description = "WeChat does not notify the member") boolean quiet) {
    LedgerEntry.Draft draft =
        new LedgerEntry.Draft(bonus, balance, reason, !quiet, AdjustmentCodec.expiry(expiresAt));
    MembershipId id = new MembershipId(new CardId(cardId), new CardCode(code));
    return adjustMember
        .adjust(new AdjustMember.Command(id, draft, "command-line"), Receipt.none())
        .fold(adjusted -> print(AdjustmentCodec.adjusted(adjusted)), MemberCommand::refuse);
  }

  private static int refuse(Refusal refusal) {
    throw new RefusedException(MemberCodec.problem(refusal));
  }

  private void printLine(StoredMembership member) {
    spec.commandLine()
        .getOut()
        .printf(
            "%s %s %s number %s, bonus %d, balance %d fen%n",
            member.id().cardId(),
            member.id().code(),
            member.membership().state().wireName(),
            member.membership().number().map(MembershipNumber::value).orElse("-"),
            member.values().bonus(),
            member.values().balance());
  }

  private int print(String json) {
    spec.commandLine().getOut().println(json);
    return Cli.DONE;
  }

  private int print(OpenCardLink link) {
    spec.commandLine().getOut().println(MemberCodec.link(link));
    return Cli.DONE;
  }
}
