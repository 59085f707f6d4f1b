package dev.kaquan.domain.claim;

import static dev.kaquan.domain.card.CardSamples.BOUND;
import static dev.kaquan.domain.card.CardSamples.CARD_ID;
import static dev.kaquan.domain.card.CardSamples.CUSTOM;
import static dev.kaquan.domain.card.CardSamples.DEPOSIT;
import static dev.kaquan.domain.card.CardSamples.NOW;
import static dev.kaquan.domain.card.CardSamples.OPENID;
import static dev.kaquan.domain.card.CardSamples.PLAIN;
import static dev.kaquan.domain.card.CardSamples.TERM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.signature.ApiTicket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardExtTest {
  private static final ApiTicket TICKET = new ApiTicket(
      "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg");
  private static final CardExt SIMPLE = new CardExt(
      CARD_ID,
      new CodeSource.Platform(),
      new Recipient.Anyone(),
      NOW,
      new Nonce("Zz9aA0"),
      new OuterStr("guide"),
      new ValidityStart.AtClaim());

  @Test
  void what_is_absent_is_left_out_of_the_text() {
    assertEquals(
        "{\"timestamp\":\"1490190158\",\"nonce_str\":\"Zz9aA0\",\"outer_str\":\"guide\","
            + "\"signature\":\"193c0b674fccf31ab5c39e055621f3abaaad6307\"}",
        SignedCardExt.sign(SIMPLE, TICKET).cardExt());
  }

  @Test
  void everything_that_is_there_is_in_the_text() {
    CardExt full = new CardExt(
        CARD_ID,
        new CodeSource.Merchant(new CardCode("201")),
        new Recipient.Bound(OPENID),
        NOW,
        new Nonce("Zz9aA0"),
        new OuterStr("门店\"1\"\\"),
        new ValidityStart.At(NOW.plusSeconds(5)));
    assertEquals(
        "{\"code\":\"201\",\"openid\":\"oFS7Fjl0WsZ9AMZqrI80nbIq8xrA\","
            + "\"timestamp\":\"1490190158\",\"nonce_str\":\"Zz9aA0\","
            + "\"fixed_begintimestamp\":1490190163,\"outer_str\":\"门店\\\"1\\\"\\\\\","
            + "\"signature\":\"6fddb3ee282c9095d3c6679034adc3a3aa2ef4e7\"}",
        SignedCardExt.sign(full, TICKET).cardExt());
    assertEquals(
        "1490190158201Zz9aA0oFS7Fjl0WsZ9AMZqrI80nbIq8xrApFS7Fjg8kV1IdDz01r4SQwMkuCKc<api_ticket>",
        full.signedValues().explain(TICKET).text());
  }

  @Test
  void a_text_that_was_received_is_checked_against_its_signature() {
    Map<String, Object> fields = Map.of(
        "timestamp", 1490190158,
        "nonce_str", "Zz9aA0",
        "code", "",
        "signature", "193c0b674fccf31ab5c39e055621f3abaaad6307");
    assertTrue(ReceivedCardExt.of(fields).isSignedWith(TICKET, CARD_ID.value()));
    assertFalse(ReceivedCardExt.of(fields).isSignedWith(new ApiTicket("other"), CARD_ID.value()));
  }

  @Test
  void the_presence_matrix_holds_for_every_kind_of_card() {
    assertEquals(List.of(), broken(PLAIN, Map.of()));
    assertEquals(List.of("code", "openid"), broken(PLAIN, Map.of("code", "1", "openid", "o")));
    assertEquals(List.of("code"), broken(CUSTOM, Map.of()));
    assertEquals(List.of(), broken(CUSTOM, Map.of("code", "1")));
    assertEquals(List.of("code"), broken(DEPOSIT, Map.of("code", "1")));
    assertEquals(List.of(), broken(DEPOSIT, Map.of("code", "")));
    assertEquals(List.of("openid"), broken(BOUND, Map.of()));
    assertEquals(List.of(), broken(BOUND, Map.of("openid", "o")));
    assertEquals(
        List.of("fixed_begintimestamp"), broken(PLAIN, Map.of("fixed_begintimestamp", 1490190158)));
    assertEquals(List.of(), broken(TERM, Map.of("fixed_begintimestamp", 1490190158)));
  }

  @Test
  void all_format_violations_are_reported_together() {
    Violations violations = new Violations();
    ReceivedCardExt.of(Map.of(
            "timestamp",
            1490190158123L,
            "nonce_str",
            "n".repeat(33),
            "code",
            "优惠",
            "signature",
            "xyz"))
        .checkForm(violations);
    assertEquals(
        List.of("signature", "timestamp", "nonce_str", "code"),
        violations.found().stream().map(Violation::field).toList());
    assertTrue(violations.found().get(1).rule().contains("milliseconds"));
  }

  @Test
  void signature_and_timestamp_must_be_there() {
    Violations violations = new Violations();
    ReceivedCardExt.of(Map.of("timestamp", "", "signature", "")).checkForm(violations);
    assertEquals(2, violations.found().size());
  }

  @ParameterizedTest(name = "case {index}")
  @ValueSource(strings = {"", "0", "-1", "1490190158.0", "01490190158", "1490190158123", "now"})
  void other_texts_are_no_seconds(String text) {
    assertThrows(InvalidValueException.class, () -> UnixSeconds.parse("timestamp", text));
  }

  @Test
  void a_channel_has_up_to_128_bytes() {
    assertEquals("渠".repeat(42), new OuterStr("渠".repeat(42)).value());
    assertThrows(InvalidValueException.class, () -> new OuterStr("渠".repeat(43)));
    assertThrows(InvalidValueException.class, () -> new OuterStr("a\nb"));
  }

  private static List<String> broken(Card card, Map<String, ?> fields) {
    Violations violations = new Violations();
    ReceivedCardExt.of(fields).checkAgainst(card, violations);
    return violations.found().stream().map(Violation::field).toList();
  }
}
