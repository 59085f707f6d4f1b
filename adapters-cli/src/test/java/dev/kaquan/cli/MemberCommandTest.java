package dev.kaquan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.member.AdjustMember;
import dev.kaquan.application.member.FindMember;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.cli.CliFixture.CliResult;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.OpenCardLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberCommandTest {
  private static final String FORM =
      "{\"card_id\":\"p1\",\"required_form\":{\"can_modify\":false,\"custom_field_list\":[\"a\"]}}";

  private static final StoredMembership MEMBER = StoredMembership.of(Membership.claimed(
      new MembershipId(new CardId("p1"), new CardCode("001")),
      ActivationMode.ONE_TAP,
      MemberProfile.UNKNOWN,
      OuterStr.NONE,
      Instant.EPOCH));

  @TempDir
  private Path folder;

  private final CliFixture cli = new CliFixture();

  @Test
  void a_form_is_set_from_a_file() throws IOException {
    Path file = Files.writeString(folder.resolve("form.json"), FORM);
    cli.defineForm = (cardId, form) -> Optional.empty();
    assertEquals(
        new CliResult(0, FORM + System.lineSeparator(), ""),
        cli.run("form", "set", "p1", file.toString()));
    cli.defineForm = (cardId, form) -> Optional.of(Refusal.NOT_ONE_TAP);
    CliResult refused = cli.run("form", "set", "p1", file.toString());
    assertEquals(1, refused.code());
    assertTrue(refused.err().startsWith("The card is not activated with one tap"), refused.err());
  }

  @Test
  void a_wrong_form_is_explained() throws IOException {
    Path file = Files.writeString(folder.resolve("form.json"), "{\"card_id\":\"p2\"}");
    CliResult refused = cli.run("form", "set", "p1", file.toString());
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("card_id: must be absent"), refused.err());
  }

  @Test
  void a_form_is_shown() {
    cli.findForm = cardId -> Optional.of(
        ActivationForm.of(Map.of("required_form", Map.of("custom_field_list", List.of("a")))));
    assertEquals(FORM, cli.run("form", "show", "p1").out().strip());
    cli.findForm = cardId -> Optional.empty();
    assertEquals(1, cli.run("form", "show", "p1").code());
  }

  @Test
  void a_link_is_printed() {
    cli.prepareOpenCard = (cardId, channel) ->
        new PrepareOpenCard.Prepared(new OpenCardLink("e+/", channel.value(), "b=="));
    assertEquals(
        "{\"appId\":\"wxeb490c6f9b154ef9\",\"extraData\":{\"encrypt_card_id\":\"e+/\",\"outer_str\":\"店\","
            + "\"biz\":\"b==\"}}",
        cli.run("member", "link", "p1", "--outer-str", "店").out().strip());
    cli.prepareOpenCard = (cardId, channel) -> new PrepareOpenCard.Refused(Refusal.NO_FORM);
    assertEquals(1, cli.run("member", "link", "p1").code());
  }

  @Test
  void an_activation_is_resumed_from_a_file_or_the_standard_input() throws IOException {
    String options = "{\"scene\":1001,\"openid\":\"oPerson\"}";
    Path file = Files.writeString(folder.resolve("options.json"), options);
    cli.standardInput = options;
    cli.resumeActivation = command -> new Outcome.Activated(MEMBER);
    for (String source : List.of("-", file.toString())) {
      CliResult result = cli.run("member", "resume", source);
      assertEquals(0, result.code());
      assertTrue(
          result.out().startsWith("{\"outcome\":\"activated\",\"membership\":{\"cardId\":\"p1\""),
          result.out());
    }
    cli.resumeActivation = command -> new Outcome.NotOurs();
    assertEquals(
        "{\"outcome\":\"not-ours\"}", cli.run("member", "resume", "-").out().strip());
    cli.resumeActivation = command -> new Outcome.Refused(Refusal.TICKET_REFUSED);
    assertEquals(1, cli.run("member", "resume", "-").code());
    cli.resumeActivation = command -> {
      throw new MembershipBusyException();
    };
    assertEquals(69, cli.run("member", "resume", "-").code());
  }

  @Test
  void members_are_listed_and_shown() {
    cli.listMembers = (filter, page) -> new Page<>(List.of(MEMBER), Optional.empty());
    assertEquals(
        "p1 001 claimed number -, bonus 0, balance 0 fen",
        cli.run("member", "list", "--state", "claimed").out().strip());
    assertTrue(cli.run("member", "list", "--json").out().startsWith("{\"items\":[{\"cardId\""));
    assertEquals(2, cli.run("member", "list", "--state", "sleeping").code());
    cli.findMember = id -> Optional.of(new FindMember.Member(MEMBER, List.of()));
    assertTrue(cli.run("member", "show", "p1", "001").out().startsWith("{\"cardId\":\"p1\""));
    cli.syncMember = id -> Optional.of(MEMBER);
    assertTrue(cli.run("member", "sync", "p1", "001").out().startsWith("{\"cardId\":\"p1\""));
    cli.syncMember = id -> Optional.empty();
    assertEquals(1, cli.run("member", "sync", "p1", "001").code());
    cli.findMember = id -> Optional.empty();
    assertEquals(1, cli.run("member", "show", "p1", "001").code());
  }

  @Test
  void values_are_adjusted() {
    cli.adjustMember = (command, receipt) -> new AdjustMember.Adjusted(
        LedgerEntry.adjustment("e1", command.draft(), command.actor(), Instant.EPOCH),
        new MemberValues(70, 5));
    assertEquals(
        "{\"adjustmentId\":\"e1\",\"kind\":\"adjustment\",\"bonus\":-30,\"balance\":5,\"reason\":\"兑换\","
            + "\"actor\":\"command-line\",\"at\":\"1970-01-01T00:00:00Z\","
            + "\"values\":{\"bonus\":70,\"balance\":5}}",
        cli.run("member", "adjust", "p1", "001", "--bonus", "-30", "--balance=5", "--reason", "兑换")
            .out()
            .strip());
    assertEquals(
        2,
        cli.run("member", "adjust", "p1", "001", "--reason", "x", "--expires-at", "1")
            .code());
    cli.adjustMember = (command, receipt) -> new AdjustMember.Refused(Refusal.BELOW_ZERO);
    assertEquals(1, cli.run("member", "adjust", "p1", "001", "--reason", "x").code());
  }

  @Test
  void a_group_of_commands_asks_for_a_subcommand() {
    assertEquals(2, cli.run("form").code());
    assertEquals(2, cli.run("member").code());
  }
}
