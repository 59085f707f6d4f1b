package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.CodeInventoryContract;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import dev.kaquan.domain.code.InventoryCode.Preparation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JdbcCodeInventoryTest extends DatabaseFixture implements CodeInventoryContract {
  private static final CardCode CODE = new CardCode("A1");

  @Override
  public CodeInventory inventory() {
    return new JdbcCodeInventory(database);
  }

  @Test
  void a_code_that_was_prepared_before_its_import_is_prepared() {
    prepares("r1");
    imports("i1", "A1", "A2");
    assertEquals(
        Optional.of(new InventoryCode(
            CARD_ID,
            CODE,
            CodeState.PREPARED,
            Optional.of(new Preparation(new RequestId("r1"), PERSON)))),
        inventory().find(CARD_ID, CODE));
    assertEquals(1, inventory().stock(CARD_ID).count(CodeState.PREPARED));
  }

  @Test
  void a_request_prepares_a_code_that_was_imported_before() {
    imports("i1", "A1", "A2");
    prepares("r1");
    prepares("r2");
    assertEquals(
        Optional.of(new Preparation(new RequestId("r1"), PERSON)),
        inventory().find(CARD_ID, CODE).orElseThrow().preparation());
    assertEquals(CodeState.PREPARED, state(CODE));
    assertEquals(1, inventory().stock(CARD_ID).count(CodeState.AVAILABLE));
  }

  @Test
  void a_code_that_was_claimed_or_redeemed_before_its_import_is_so() {
    claims(PortSamples.holding(CODE));
    CardCode redeemed = new CardCode("A2");
    claims(PortSamples.holding(redeemed).with(CodeProgress.redeemedAt(NOW)));
    imports("i1", "A1", "A2");
    assertEquals(CodeState.CLAIMED, state(CODE));
    assertEquals(CodeState.REDEEMED, state(redeemed));
  }

  @Test
  void what_becomes_known_of_a_code_moves_it_on() {
    imports("i1", "A1");
    claims(PortSamples.holding(CODE));
    assertEquals(CodeState.CLAIMED, state(CODE));
    claims(PortSamples.holding(CODE));
    claims(PortSamples.holding(CODE).with(CodeProgress.redeemedAt(NOW)));
    assertEquals(CodeState.REDEEMED, state(CODE));
    assertEquals(1, inventory().stock(CARD_ID).total());
  }

  @Test
  void a_claim_of_a_code_that_is_being_imported_is_counted_once() {
    inventory().begin(CARD_ID, "i1");
    assertTrue(inventory().add(CARD_ID, "i1", List.of(CODE)).isPresent());
    claims(PortSamples.holding(CODE));
    assertEquals(0, inventory().stock(CARD_ID).total());
    assertTrue(inventory().publish(CARD_ID, "i1"));
    assertEquals(1, inventory().stock(CARD_ID).count(CodeState.CLAIMED));
    assertEquals(1, inventory().stock(CARD_ID).total());
  }

  @Test
  void what_happens_to_codes_while_they_are_imported_is_counted_when_they_are_published() {
    List<CardCode> codes =
        IntStream.range(0, 60).mapToObj(i -> new CardCode("A" + i)).toList();
    claims(PortSamples.holding(codes.get(3)));
    inventory().begin(CARD_ID, "i1");
    assertTrue(inventory().add(CARD_ID, "i1", codes.subList(0, 20)).isPresent());
    claims(PortSamples.holding(codes.get(7)));
    assertTrue(inventory().add(CARD_ID, "i1", codes.subList(10, 40)).isPresent());
    inventory().begin(CARD_ID, "i2");
    assertTrue(inventory().add(CARD_ID, "i2", codes).isPresent());
    claims(PortSamples.holding(codes.get(7)).with(CodeProgress.redeemedAt(NOW)));
    claims(PortSamples.holding(codes.get(50)));
    assertTrue(inventory().publish(CARD_ID, "i2"));
    assertEquals(
        new CodeStock(
            Map.of(CodeState.AVAILABLE, 57L, CodeState.CLAIMED, 2L, CodeState.REDEEMED, 1L)),
        inventory().stock(CARD_ID));
    assertEquals(List.of(), new JdbcLedgerAudit(database).audit(1).first());
  }

  @Test
  void codes_of_an_import_are_found_without_all_codes_of_the_card() {
    for (String query : List.of(
        UnpublishedCodes.LAST_OF_PART, UnpublishedCodes.DISCARD_PART, UnpublishedCodes.COUNT)) {
      String plan =
          plan(query, Map.of("cardId", CARD_ID.value(), "after", 0, "last", 9, "most", 100));
      assertTrue(plan.contains("code USING INTEGER PRIMARY KEY"), plan);
    }
  }

  private CodeState state(CardCode code) {
    return inventory().find(CARD_ID, code).orElseThrow().state();
  }

  private void claims(Holding holding) {
    database.write(handle -> ClaimRows.add(handle, holding));
  }

  private void prepares(String request) {
    Offer offer = new Offer(
        CARD_ID,
        new CodeSource.Merchant(CODE),
        "{}",
        new OuterStr("shop-7"),
        new OfferState.Open());
    assertTrue(new JdbcAddCardRequests(database)
        .add(new AddCardRequest(new RequestId(request), PERSON, NOW, List.of(offer))));
  }
}
