package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.CODE;
import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.EventInbox.Effect;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.application.port.Redemptions.Filter;
import dev.kaquan.application.port.RedemptionsContract;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Redemption.Origin;
import dev.kaquan.domain.code.Redemption.State;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbcRedemptionsTest extends DatabaseFixture implements RedemptionsContract {
  @Override
  public Redemptions redemptions() {
    return new JdbcRedemptions(database);
  }

  @Test
  void the_code_its_holding_and_the_answer_follow_in_one_step() {
    JdbcCodeInventory inventory = new JdbcCodeInventory(database);
    inventory.begin(CARD_ID, "i1");
    inventory.add(CARD_ID, "i1", List.of(CODE));
    inventory.publish(CARD_ID, "i1");
    JdbcIdempotencyKeys keys = new JdbcIdempotencyKeys(database);
    assertEquals(Claim.STARTED, keys.claim("key", "print", NOW));
    begin("r1");
    redemptions()
        .complete("r1", NOW, done -> Optional.of(new StoredAnswer("key", "redeemed " + done.id())));
    assertEquals(Claim.answered("redeemed r1"), keys.claim("key", "print", NOW));
    assertEquals(1, inventory.stock(CARD_ID).count(CodeState.REDEEMED));
    assertEquals(
        Optional.of(NOW),
        new JdbcHoldings(database).find(CARD_ID, CODE).orElseThrow().progress().redeemed());
  }

  @Test
  void a_redemption_that_was_not_requested_is_stored_once() {
    reports(Origin.CONSOLE);
    reports(Origin.API);
    assertEquals(List.of(Redemption.observed(CARD_ID, CODE, Origin.CONSOLE, "一号店", NOW)), listed());
  }

  @Test
  void a_pending_redemption_is_the_one_that_is_reported() {
    begin("r1");
    reports(Origin.API);
    assertEquals(List.of("r1"), listed().stream().map(Redemption::id).toList());
    assertEquals(State.REDEEMED, listed().get(0).state());
    assertEquals(Origin.SERVICE, listed().get(0).origin());
  }

  @Test
  void a_pending_redemption_fails_if_the_code_was_redeemed_by_other_means() {
    begin("r1");
    reports(Origin.PHONE);
    assertEquals(
        Origin.PHONE,
        redemptions().find(CARD_ID, CODE).orElseThrow().redemption().origin());
    assertEquals(
        Origin.PHONE,
        redemptions()
            .complete("r1", NOW, done -> Optional.of(new StoredAnswer("key", "must not be stored")))
            .origin());
    assertTrue(listed().stream()
        .anyMatch(each -> each.refusal().equals(Optional.of(RedemptionRefusal.ALREADY_REDEEMED))));
  }

  @Test
  void a_code_that_was_made_unavailable_stays_so() {
    JdbcHoldings holdings = new JdbcHoldings(database);
    database.write(handle -> ClaimRows.add(handle, PortSamples.holding(CODE)));
    holdings.recordPossession(CARD_ID, CODE, new PossessionState(Possession.UNAVAILABLE, NOW));
    holdings.recordPossession(CARD_ID, CODE, new PossessionState(Possession.HELD, HELD));
    Holding found = holdings.find(CARD_ID, CODE).orElseThrow();
    assertEquals(new PossessionState(Possession.UNAVAILABLE, NOW), found.possession());
    assertEquals(PortSamples.PERSON, found.holder());
  }

  @Test
  void what_a_comparison_finds_is_a_redemption_too() {
    applies(new Effect(List.of(redeemed()), List.of(), Optional.empty(), "no redemption is named"));
    assertEquals(List.of(Redemption.observed(CARD_ID, CODE, Origin.UNKNOWN, "", NOW)), listed());
  }

  private void begin(String id) {
    redemptions()
        .begin(Redemption.requested(id, CARD_ID, CODE, Sale.UNKNOWN, NOW), Optional.empty(), HELD);
  }

  private void reports(Origin origin) {
    applies(new Effect(List.of(redeemed()), List.of(), Optional.empty(), "")
        .with(Redemption.observed(CARD_ID, CODE, origin, "一号店", NOW)));
  }

  private void applies(Effect effect) {
    EventMessage message = EventSamples.claim("event " + effect.hashCode());
    EventId id = EventId.of(new AppId("wxb11529c136998cb6"), message);
    JdbcEventInbox inbox = new JdbcEventInbox(database);
    inbox.add(id, message, NOW);
    assertTrue(inbox.apply(id, effect));
  }

  private static Holding redeemed() {
    return PortSamples.holding(CODE).with(CodeProgress.redeemedAt(NOW));
  }

  private List<Redemption> listed() {
    return redemptions().list(Filter.ALL, new PageRequest(9, Optional.empty())).items();
  }
}
