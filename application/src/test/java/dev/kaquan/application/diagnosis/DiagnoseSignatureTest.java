package dev.kaquan.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.diagnosis.DiagnoseSignature.Query;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.domain.diagnosis.Mistake;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DiagnoseSignatureTest {
  private static final ApiTicket TICKET = new ApiTicket("ticket-of-today_ABC");
  private static final String ID = CardSamples.CARD_ID.value();

  private final InMemoryCards cards = new InMemoryCards();
  private final DiagnoseSignature diagnoseSignature =
      new DiagnoseSignatureService(() -> TICKET, cards, () -> CardSamples.NOW);

  @Test
  void a_correct_signature_for_a_stored_card_is_valid() {
    save(CardSamples.PLAIN);
    Diagnosis diagnosis = diagnose(ID, signed(ID, Map.of()));
    assertTrue(diagnosis.valid());
    assertEquals(List.of(), diagnosis.findings());
    assertEquals(List.of(), diagnosis.violations());
  }

  @Test
  void an_unknown_card_is_verified_by_its_signature_only() {
    assertTrue(diagnose(ID, signed(ID, Map.of("code", "0042"))).valid());
  }

  @Test
  void an_empty_or_malformed_card_id_is_a_violation_even_if_the_signature_is_correct() {
    for (String cardId : List.of("", "not an id")) {
      Diagnosis diagnosis = diagnose(cardId, signed(cardId, Map.of()));
      assertFalse(diagnosis.valid());
      assertEquals(List.of("cardId"), fields(diagnosis));
    }
  }

  @Test
  void all_rules_of_a_stored_card_are_checked_together() {
    save(CardSamples.BOUND);
    Diagnosis diagnosis =
        diagnose(ID, signed(ID, Map.of("code", "0042", "fixed_begintimestamp", 1490190158)));
    assertFalse(diagnosis.valid());
    assertEquals(List.of(), diagnosis.findings());
    assertEquals(List.of("code", "openid", "fixed_begintimestamp"), fields(diagnosis));
  }

  @Test
  void a_mistake_is_named() {
    Map<String, Object> cardExt = signed(ID, Map.of());
    cardExt.computeIfPresent("signature", (key, hex) -> hex.toString().toUpperCase(Locale.ROOT));
    Diagnosis diagnosis = diagnose(ID, cardExt);
    assertFalse(diagnosis.valid());
    assertEquals(
        List.of(Mistake.UPPER_CASE_HEX),
        diagnosis.findings().stream().map(finding -> finding.mistake()).toList());
  }

  @Test
  void an_unexplained_signature_gets_a_hint_where_to_look() {
    Map<String, Object> cardExt = signed(ID, Map.of());
    cardExt.put("signature", "0".repeat(40));
    Diagnosis diagnosis = diagnose(ID, cardExt);
    assertEquals(List.of(), diagnosis.findings());
    assertFalse(diagnosis.hints().isEmpty());
  }

  @Test
  void the_ticket_that_is_valid_now_decides() {
    Map<String, Object> cardExt = signed(ID, Map.of());
    DiagnoseSignature tomorrow = new DiagnoseSignatureService(
        () -> new ApiTicket("ticket-of-tomorrow"), cards, () -> CardSamples.NOW);
    Diagnosis diagnosis =
        tomorrow.diagnose(List.of(new Query(ID, ReceivedCardExt.of(cardExt)))).get(0);
    assertFalse(diagnosis.valid());
    assertFalse(diagnosis.hints().isEmpty());
  }

  @Test
  void the_ticket_is_nowhere_in_what_is_answered() {
    save(CardSamples.CUSTOM);
    for (Map<String, Object> fields :
        List.<Map<String, Object>>of(Map.of(), Map.of("signature", "0".repeat(40)))) {
      Map<String, Object> cardExt = signed(ID, Map.of());
      cardExt.putAll(fields);
      assertFalse(diagnose(ID, cardExt).toString().contains(TICKET.reveal()));
    }
  }

  @Test
  void without_a_ticket_nothing_is_diagnosed() {
    PlatformException fault =
        new PlatformException(PlatformException.Kind.BUSY, "getticket: too often");
    DiagnoseSignature without = new DiagnoseSignatureService(
        () -> {
          throw fault;
        },
        cards,
        () -> CardSamples.NOW);
    Query query = new Query(ID, ReceivedCardExt.of(signed(ID, Map.of())));
    assertSame(
        fault, assertThrows(PlatformException.class, () -> without.diagnose(List.of(query))));
  }

  @Test
  void after_a_second_nothing_more_is_searched() {
    AtomicInteger looks = new AtomicInteger();
    InstantSource aSecondEachTime = () -> CardSamples.NOW.plusSeconds(looks.getAndIncrement());
    Map<String, Object> unexplained = signed(ID, Map.of());
    unexplained.put("signature", "0".repeat(40));
    Query query = new Query(ID, ReceivedCardExt.of(unexplained));
    List<Diagnosis> diagnoses = new DiagnoseSignatureService(() -> TICKET, cards, aSecondEachTime)
        .diagnose(List.of(query, query));
    assertEquals(2, diagnoses.size());
    for (Diagnosis diagnosis : diagnoses) {
      assertTrue(
          diagnosis.hints().get(0).startsWith("The time was over"),
          () -> String.join("; ", diagnosis.hints()));
    }
    assertEquals(4, looks.get());
  }

  private void save(Card card) {
    cards.save(PortSamples.storedCard(card));
  }

  private Diagnosis diagnose(String cardId, Map<String, Object> cardExt) {
    return diagnoseSignature
        .diagnose(List.of(new Query(cardId, ReceivedCardExt.of(cardExt))))
        .get(0);
  }

  private static Map<String, Object> signed(String cardId, Map<String, Object> more) {
    Map<String, Object> cardExt = new HashMap<>(more);
    cardExt.put("timestamp", "1490190158");
    cardExt.put("nonce_str", "Zz9aA0");
    cardExt.put(
        "signature",
        CardSignature.over(
                TICKET,
                cardId,
                "1490190158",
                "Zz9aA0",
                more.getOrDefault("code", "").toString())
            .hex());
    return cardExt;
  }

  private static List<String> fields(Diagnosis diagnosis) {
    return diagnosis.violations().stream().map(Violation::field).toList();
  }
}
