package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.ANYONE;
import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.CodeUpdates;
import dev.kaquan.application.port.CodeUpdates.StoredUpdate;
import dev.kaquan.application.port.CodeUpdatesContract;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.code.CodeState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcCodeUpdatesTest extends DatabaseFixture implements CodeUpdatesContract {
  private static final CardCode OLD = new CardCode("A1");
  private static final CardCode NEW = new CardCode("A2");
  private static final CardCode LATEST = new CardCode("A3");

  private JdbcCodeInventory inventory;
  private JdbcHoldings holdings;

  @Override
  public CodeUpdates updates() {
    return new JdbcCodeUpdates(database);
  }

  @BeforeEach
  void create() {
    inventory = new JdbcCodeInventory(database);
    holdings = new JdbcHoldings(database);
  }

  @Test
  void the_card_has_the_new_code_and_the_old_one_is_not_prepared_again() {
    imports("i1", "A1", "A2", "A3");
    claim(OLD);
    Holding before = holdings.find(CARD_ID, OLD).orElseThrow();
    StoredUpdate begun = begin("u1", OLD, NEW).orElseThrow();
    assertState(CodeState.RESERVED, NEW);
    assertAudited();
    updates().complete(begun.update(), NOW);
    assertState(CodeState.RETIRED, OLD);
    assertState(CodeState.CLAIMED, NEW);
    assertEquals(1, inventory.stock(CARD_ID).count(CodeState.CLAIMED));
    assertEquals(Optional.of(before.with(NEW)), holdings.find(CARD_ID, NEW));
    assertEquals(List.of(before.with(NEW)), holdings.of(PERSON.openid()));
    assertAudited();
  }

  @Test
  void what_is_reported_of_the_old_code_is_stored_of_the_new_one() {
    imports("i1", "A1", "A2", "A3");
    claim(OLD);
    updates().complete(begin("u1", OLD, NEW).orElseThrow().update(), NOW);
    updates().complete(begin("u2", NEW, LATEST).orElseThrow().update(), NOW);
    claim(OLD);
    holdings.recordPossession(CARD_ID, NEW, new PossessionState(Possession.DELETED, NOW));
    assertTrue(holdings.recordOpened(CARD_ID, OLD, NOW.plusSeconds(1)));
    List<Holding> held = holdings.of(PERSON.openid());
    assertEquals(1, held.size());
    assertEquals(LATEST, held.get(0).code());
    assertEquals(Possession.DELETED, held.get(0).possession().possession());
    assertEquals(Optional.of(NOW.plusSeconds(1)), held.get(0).progress().opened());
    assertEquals(held.get(0), holdings.find(CARD_ID, OLD).orElseThrow());
    assertAudited();
  }

  /** The answer was lost, and the person opened the card meanwhile. */
  @Test
  void what_is_reported_of_the_new_code_before_is_kept() {
    imports("i1", "A1", "A2", "A3");
    claim(OLD);
    StoredUpdate begun = begin("u1", OLD, NEW).orElseThrow();
    Holding opened = new Holding(CARD_ID, NEW, ANYONE, OuterStr.NONE, NOW.plusSeconds(1))
        .with(CodeProgress.openedAt(NOW.plusSeconds(1)));
    database.write(handle -> ClaimRows.add(handle, opened));
    updates().complete(begun.update(), NOW);
    Holding found = holdings.find(CARD_ID, NEW).orElseThrow();
    assertEquals(PERSON, found.holder());
    assertEquals(Optional.of(NOW.plusSeconds(1)), found.progress().opened());
    assertEquals(List.of(found), holdings.of(PERSON.openid()));
    assertEquals(
        1,
        database.<Integer>read(handle -> handle
            .createQuery("SELECT COUNT(*) FROM new_claim")
            .mapTo(Integer.class)
            .one()));
    assertAudited();
  }

  @Test
  void a_claim_that_was_not_known_is_so_now() {
    updates().complete(begin("u1", OLD, NEW).orElseThrow().update(), NOW);
    assertEquals(NEW, holdings.find(CARD_ID, OLD).orElseThrow().code());
    claim(OLD);
    assertEquals(PERSON, holdings.find(CARD_ID, NEW).orElseThrow().holder());
    imports("i1", "A1", "A2", "A3");
    assertState(CodeState.RETIRED, OLD);
    assertState(CodeState.CLAIMED, NEW);
    assertAudited();
  }

  @Test
  void a_code_that_is_imported_during_the_update_is_kept_for_it() {
    claim(OLD);
    StoredUpdate begun = begin("u1", OLD, NEW).orElseThrow();
    imports("i1", "A2", "A3");
    assertState(CodeState.RESERVED, NEW);
    updates().abandon(begun);
    assertState(CodeState.AVAILABLE, NEW);
    assertAudited();
  }

  @Test
  void a_code_that_somebody_has_or_may_get_is_not_the_new_one() {
    imports("i1", "A1", "A2", "A3");
    claim(OLD);
    claim(NEW);
    assertEquals(Optional.empty(), begin("u1", OLD, NEW));
    assertTrue(inventory.become(CARD_ID, LATEST, CodeState.RETIRED));
    assertEquals(Optional.empty(), begin("u1", OLD, LATEST));
    CardCode elsewhere = new CardCode("B1");
    claim(elsewhere);
    assertEquals(Optional.empty(), begin("u1", OLD, elsewhere));
    CardCode prepared = new CardCode("B2");
    assertTrue(prepare(prepared));
    assertEquals(Optional.empty(), begin("u1", OLD, prepared));
    assertAudited();
  }

  @Test
  void neither_code_is_prepared_for_anybody() {
    claim(OLD);
    StoredUpdate begun = begin("u1", OLD, NEW).orElseThrow();
    assertFalse(prepare(OLD));
    assertFalse(prepare(NEW));
    updates().complete(begun.update(), NOW);
    assertFalse(prepare(OLD));
    assertFalse(prepare(NEW));
  }

  private Optional<StoredUpdate> begin(String id, CardCode code, CardCode newCode) {
    return updates().begin(CodeUpdatesContract.update(id, code.value(), newCode.value()), HELD);
  }

  private boolean prepare(CardCode code) {
    Offer offer = new Offer(
        CARD_ID, new CodeSource.Merchant(code), "{}", OuterStr.NONE, new OfferState.Open());
    return new JdbcAddCardRequests(database)
        .add(new AddCardRequest(new RequestId("r1"), PERSON, NOW, List.of(offer)));
  }

  private void claim(CardCode code) {
    database.write(handle -> ClaimRows.add(handle, PortSamples.holding(code)));
  }

  private void imports(String id, String... codes) {
    inventory.begin(CARD_ID, id);
    assertTrue(inventory
        .add(CARD_ID, id, List.of(codes).stream().map(CardCode::new).toList())
        .isPresent());
    assertTrue(inventory.publish(CARD_ID, id));
  }

  private void assertState(CodeState expected, CardCode code) {
    assertEquals(expected, inventory.find(CARD_ID, code).orElseThrow().state());
  }

  private void assertAudited() {
    assertEquals(List.of(), new JdbcLedgerAudit(database).audit(9).first());
  }
}
