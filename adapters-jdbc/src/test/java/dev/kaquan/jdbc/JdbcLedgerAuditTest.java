package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.CODE;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.application.port.LedgerAudit.Audit;
import dev.kaquan.application.port.LedgerAudit.Disagreement;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Sale;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored by the repositories agrees, and each rule detects what breaks it. */
class JdbcLedgerAuditTest extends DatabaseFixture {
  private static final String REDEMPTION = "0123456789abcdef0123456789abcdef";

  static List<Arguments> damages() {
    return Stream.of(
            "code-counters: UPDATE code_stock SET redeemed = redeemed + 1",
            "code-counters: DELETE FROM code WHERE code = 'A2'",
            "code-of-reservation: UPDATE code SET state = 'reserved' WHERE code = 'A2';"
                + " UPDATE code_stock SET reserved = 1, available = 0",
            "code-of-reservation: INSERT INTO code_update SELECT 'u9', card_id, 'A1', code, 0, 'pending',"
                + " 0 FROM code WHERE code = 'A2'; INSERT INTO code_reservation SELECT 'v9', card_id,"
                + " code, 'open', 0 FROM code WHERE code = 'A2'; UPDATE code SET state = 'reserved'"
                + " WHERE code = 'A2'; UPDATE code_stock SET reserved = 1, available = 0",
            "replaced-code: INSERT INTO code_update SELECT 'u9', card_id, code, 'B9', 0, 'done', 0"
                + " FROM code WHERE code = 'A2'",
            "replaced-code: INSERT INTO code_update SELECT 'u9', card_id, code, 'B9', 0, 'done', 0"
                + " FROM holding; DELETE FROM code",
            "code-of-one-person: INSERT INTO add_card_request SELECT 'r2', 'oOther', made_at"
                + " FROM add_card_request; INSERT INTO offer (request_id, place, card_id, card_ext,"
                + " outer_str, state, detail, made_at, code) SELECT 'r2', place, card_id, card_ext,"
                + " outer_str, state, detail, made_at, code FROM offer; UPDATE funnel SET prepared = 2",
            "code-in-its-request: UPDATE code SET request_id = 'r9' WHERE request_id IS NOT NULL",
            "code-of-holding: UPDATE code SET state = 'claimed' WHERE state = 'redeemed';"
                + " UPDATE code_stock SET claimed = 1, redeemed = 0",
            "holding-of-code: UPDATE code SET state = 'claimed' WHERE code = 'A2';"
                + " UPDATE code_stock SET claimed = 1, available = 0",
            "redemption-of-holding: DELETE FROM redemption",
            "holding-of-redemption: UPDATE redemption SET code = 'A9'",
            "import-without-wrong-lines: INSERT INTO code_import (import_id, card_id, hash, size,"
                + " state, created_at, held_until, started_at, bytes, lines, codes, wrong, updated_at)"
                + " VALUES ('i9', 'p1', 'h', 1, 'done', 0, 0, 0, 1, 2, 1, 1, 0)",
            "funnel: UPDATE funnel SET claimed = claimed + 1",
            "funnel: DELETE FROM funnel",
            "member-values: UPDATE ledger_entry SET bonus = -1",
            "member-references: INSERT INTO ledger_entry (entry_id, member_id, kind, bonus, balance,"
                + " reason, actor, is_notified, at, refers_to)"
                + " SELECT 'e2', 'p.other', 'reversal', 0, 0, '', '', 0, 0, entry_id FROM ledger_entry",
            "answered-requests: DELETE FROM ledger_entry",
            "answered-requests: UPDATE idempotency_key SET answer = replace(answer, 'requestId\":\"r1',"
                + " 'requestId\":\"r7')",
            "answered-requests: UPDATE idempotency_key SET answer = replace(answer,"
                + " 'cardId\":\"" + CARD_ID + "', 'cardId\":\"p9')",
            "answered-requests: UPDATE redemption SET state = 'refused', refusal = 'expired'")
        .map(line -> line.split(": ", 2))
        .map(parts -> Arguments.of(parts[0], parts[1]))
        .toList();
  }

  @BeforeEach
  void store() {
    new JdbcCards(database).save(PortSamples.storedCard(PortSamples.card(CARD_ID.value())));
    JdbcCodeInventory inventory = new JdbcCodeInventory(database);
    inventory.begin(CARD_ID, "i1");
    assertTrue(inventory
        .add(CARD_ID, "i1", List.of(CODE, new dev.kaquan.domain.card.CardCode("A2")))
        .isPresent());
    assertTrue(inventory.publish(CARD_ID, "i1"));
    Offer offer = new Offer(
        CARD_ID, new CodeSource.Merchant(CODE), "{}", new OuterStr("柜台"), new OfferState.Open());
    assertTrue(new JdbcAddCardRequests(database)
        .add(new AddCardRequest(new RequestId("r1"), PERSON, NOW, List.of(offer))));
    answers("k1", "201\napplication/json\n\n{\"requestId\":\"r1\",\"cardList\":[]}");
    database.write(handle -> ClaimRows.add(handle, PortSamples.holding(CODE)));
    JdbcRedemptions redemptions = new JdbcRedemptions(database);
    redemptions.begin(
        Redemption.requested(REDEMPTION, CARD_ID, CODE, Sale.UNKNOWN, NOW), Optional.empty(), NOW);
    redemptions.complete(REDEMPTION, NOW, done -> Optional.empty());
    answers("k2", "201\napplication/json\n\n{\"redemptionId\":\"" + REDEMPTION + "\"}");
    LedgerEntry entry = LedgerEntry.initial("e1", new MemberValues(10, 0), NOW);
    database.write(
        handle -> LedgerRows.add(handle, new MembershipId(CARD_ID, CODE), entry, Optional.empty()));
    answers("k3", "201\napplication/json\n/v1/x\n{\"adjustmentId\":\"e1\"}");
    answers("k4", "201\napplication/json\n\n{\"cardId\":\"" + CARD_ID + "\"}");
    answers("k5", "404\napplication/problem+json\n\n{\"cardId\":\"p9\"}");
  }

  @Test
  void what_the_repositories_store_agrees() {
    Audit audit = audit(9);
    assertEquals(List.of(), audit.first());
    assertEquals(0, audit.count());
    assertEquals(AuditRule.values().length, audit.rules().size());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("damages")
  void each_rule_detects_what_breaks_it(String rule, String damage) {
    database.write(
        handle -> handle.createScript("PRAGMA foreign_keys = OFF; " + damage).execute());
    List<String> broken =
        audit(100).first().stream().map(Disagreement::rule).distinct().toList();
    assertTrue(broken.contains(rule), broken.toString());
  }

  @Test
  void every_rule_is_broken_once() {
    List<String> broken = damages().stream()
        .map(each -> (String) each.get()[0])
        .distinct()
        .sorted()
        .toList();
    assertEquals(audit(1).rules().stream().sorted().toList(), broken);
  }

  @Test
  void the_first_disagreements_are_listed_and_all_are_counted() {
    database.write(handle -> handle
        .createScript("UPDATE code_stock SET redeemed = 7; UPDATE code_stock SET claimed = 7")
        .execute());
    Audit audit = audit(1);
    assertEquals(2, audit.count());
    assertEquals(
        List.of(new Disagreement(
            "code-counters", CARD_ID + " claimed", "the counter is 7, there are 0")),
        audit.first());
  }

  private Audit audit(int most) {
    return new JdbcLedgerAudit(database).audit(most);
  }

  private void answers(String key, String answer) {
    JdbcIdempotencyKeys keys = new JdbcIdempotencyKeys(database);
    keys.claim(key, "print", NOW);
    keys.complete(new StoredAnswer(key, answer));
  }
}
