package dev.kaquan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.code.FindCode.FoundCode;
import dev.kaquan.application.code.RedeemCode;
import dev.kaquan.application.code.RedeemCode.Redeemed;
import dev.kaquan.application.code.RedeemCode.Refused;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.cli.CliFixture.CliResult;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Redemption.Origin;
import dev.kaquan.domain.code.Redemption.State;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeCommandTest {
  private static final Instant AT = Instant.parse("2026-11-27T02:00:00Z");

  private final CliFixture cli = new CliFixture();
  private final List<RedeemCode.Command> redeemed = new ArrayList<>();

  @Test
  void a_code_is_redeemed_with_its_sale() {
    redeemsAll();
    CliResult result = cli.run(
        "code",
        "redeem",
        "p1",
        "A1",
        "--amount",
        "9900",
        "--location",
        "一号店",
        "--reference",
        "S-1");
    assertEquals(0, result.code(), result.err());
    assertEquals("2026-11-27T02:00:00Z p1 A1 redeemed by service", result.out().strip());
    assertEquals(
        new RedeemCode.Command(new CardId("p1"), "A1", new Sale(Optional.of(9_900L), "一号店", "S-1")),
        redeemed.get(0));
    assertEquals(
        "{\"redemptionId\":\"r1\",\"cardId\":\"p1\",\"code\":\"A2\",\"state\":\"redeemed\","
            + "\"origin\":\"service\",\"at\":\"2026-11-27T02:00:00Z\"}",
        cli.run("code", "redeem", "p1", "A2", "--json").out().strip());
  }

  @Test
  void a_refusal_ends_with_1_and_an_unknown_outcome_with_69() {
    cli.redeemCode = (command, receipt) -> new Refused(RedemptionRefusal.ALREADY_REDEEMED);
    CliResult refused = cli.run("code", "redeem", "p1", "A1");
    assertEquals(1, refused.code());
    assertEquals("The code is redeemed already.", refused.err().strip());
    cli.redeemCode = (command, receipt) -> new Refused(RedemptionRefusal.NOT_CONFIRMED);
    CliResult unknown = cli.run("code", "redeem", "p1", "A1", "--json");
    assertEquals(69, unknown.code());
    assertTrue(unknown.err().contains("urn:kaquan:problem:not-confirmed"), unknown.err());
  }

  @Test
  void a_scanner_gets_an_answer_for_each_line() {
    redeemsAll();
    RedeemCode all = cli.redeemCode;
    cli.redeemCode = (command, receipt) -> switch (command.code()) {
      case "A2" -> new Refused(RedemptionRefusal.EXPIRED);
      case "A3" -> throw new PlatformException(PlatformException.Kind.UNREACHABLE, "no answer");
      default -> all.redeem(command, receipt);
    };
    cli.standardInput = "A1\r\n\nA2\nA3\nA 4\n A5 \n";
    CliResult result = cli.run("code", "redeem", "p1", "-");
    assertEquals(1, result.code());
    assertEquals(List.of("A1 redeemed", "A5 redeemed"), result.out().lines().toList());
    List<String> failures = result.err().lines().toList();
    assertEquals("A2: The code has expired.", failures.get(0));
    assertTrue(failures.get(1).startsWith("A3: "), failures.get(1));
    assertTrue(failures.get(2).startsWith("A 4: must be 1 to 20 letters"), failures.get(2));
    assertEquals(3, failures.size());
  }

  @Test
  void a_code_is_shown_as_both_sides_have_it() {
    assertEquals(1, cli.run("code", "show", "p1", "A1").code());
    cli.findCode = (cardId, code) -> Optional.of(new FoundCode(
        cardId,
        code,
        Optional.empty(),
        Optional.of(redemption(code.value())),
        Optional.of(new CardCode("A9")),
        Optional.of(new PlatformCode(
            Optional.of(new OpenId("oPerson")),
            new OuterStr("shop-7"),
            Optional.of(Possession.HELD),
            true)),
        ""));
    CliResult result = cli.run("code", "show", "p1", "A1");
    assertEquals(
        "{\"cardId\":\"p1\",\"code\":\"A1\",\"redemption\":{\"redemptionId\":\"r1\",\"cardId\":\"p1\","
            + "\"code\":\"A1\",\"state\":\"redeemed\",\"origin\":\"service\","
            + "\"at\":\"2026-11-27T02:00:00Z\"},\"replacedBy\":\"A9\",\"platform\":{\"openid\":\"oPerson\","
            + "\"channel\":\"shop-7\",\"isRedeemed\":true,\"possession\":\"held\"}}",
        result.out().strip());
  }

  @Test
  void redemptions_are_listed() {
    cli.listRedemptions = (filter, page) -> {
      assertEquals(Optional.of(State.REFUSED), filter.state());
      Redemption failed = new Redemption(
          "r2",
          new CardId("p1"),
          new CardCode("A2"),
          Sale.UNKNOWN,
          Origin.SERVICE,
          AT,
          State.REFUSED,
          Optional.of(RedemptionRefusal.EXPIRED));
      return new Page<>(List.of(failed), Optional.empty());
    };
    assertEquals(
        "2026-11-27T02:00:00Z p1 A2 refused expired by service",
        cli.run("code", "redemptions", "--state", "refused").out().strip());
    assertEquals(2, cli.run("code", "redemptions", "--state", "lost").code());
  }

  @Test
  void a_code_is_marked_and_made_unavailable() {
    cli.makeUnavailable = (cardId, code, reason) -> {
      assertEquals("退款", reason);
      return Optional.empty();
    };
    assertEquals(
        "{\"cardId\":\"p1\",\"code\":\"A1\",\"possession\":\"unavailable\"}",
        cli.run("code", "unavailable", "p1", "A1", "--reason", "退款").out().strip());
    cli.markCode = (cardId, code, openid, isMarked) ->
        isMarked ? Optional.of(RedemptionRefusal.MARKED_BY_OTHER) : Optional.empty();
    assertEquals(1, cli.run("code", "mark", "p1", "A1", "--openid", "oPerson").code());
    assertEquals(
        "{\"cardId\":\"p1\",\"code\":\"A1\",\"openid\":\"oPerson\",\"isMarked\":false}",
        cli.run("code", "mark", "p1", "A1", "--openid", "oPerson", "--remove")
            .out()
            .strip());
  }

  @Test
  void a_code_is_replaced() {
    cli.updateCode = (cardId, code, newCode) -> newCode.value().equals("A9")
        ? Optional.empty()
        : Optional.of(RedemptionRefusal.CODE_IN_USE);
    assertEquals(
        "{\"cardId\":\"p1\",\"code\":\"A9\",\"replaced\":\"A1\"}",
        cli.run("code", "update", "p1", "A1", "A9").out().strip());
    CliResult refused = cli.run("code", "update", "p1", "A1", "A8");
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("The new code is in use"), refused.err());
  }

  @Test
  void a_code_is_decrypted() {
    cli.decryptCode = code -> new CardCode("A1");
    assertEquals("A1", cli.run("code", "decrypt", "XXIzTtMq").out().strip());
    assertEquals(
        "{\"code\":\"A1\"}",
        cli.run("code", "decrypt", "XXIzTtMq", "--json").out().strip());
  }

  private void redeemsAll() {
    cli.redeemCode = (command, receipt) -> {
      CardCode code = new CardCode(command.code());
      redeemed.add(command);
      return new Redeemed(redemption(code.value()));
    };
  }

  private static Redemption redemption(String code) {
    return new Redemption(
        "r1",
        new CardId("p1"),
        new CardCode(code),
        Sale.UNKNOWN,
        Origin.SERVICE,
        AT,
        State.REDEEMED,
        Optional.empty());
  }
}
