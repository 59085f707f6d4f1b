package dev.kaquan.domain.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardChoiceTest {
  private static final ApiTicket TICKET = new ApiTicket("a-ticket");
  private static final String APP_ID = "wx1234567890abcdef";
  private static final String SECONDS = "1490190158";
  private static final String NONCE = "Zz9aA0";

  @Test
  void filters_that_are_not_set_are_not_signed() {
    assertEquals(
        CardSignature.over(TICKET, APP_ID, SECONDS, NONCE),
        choice(new CardFilter("", "", "")).sign(TICKET));
  }

  @Test
  void every_filter_that_is_set_is_signed() {
    String cardId = CardSamples.CARD_ID.value();
    assertEquals(
        CardSignature.over(TICKET, APP_ID, "4521", SECONDS, NONCE, cardId, "GROUPON"),
        choice(new CardFilter("4521", "GROUPON", cardId)).sign(TICKET));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({"x,GROUPON,p1,shopId", "1,groupon,p1,cardType", "1,GROUPON,p 1,cardId"})
  void a_filter_that_cannot_match_is_refused(
      String shopId, String cardType, String cardId, String field) {
    InvalidValueException e =
        assertThrows(InvalidValueException.class, () -> new CardFilter(shopId, cardType, cardId));
    assertEquals(List.of(field), e.violations().stream().map(Violation::field).toList());
  }

  @Test
  void a_shop_id_has_up_to_24_digits() {
    assertEquals("9".repeat(24), new CardFilter("9".repeat(24), "", "").shopId());
    assertThrows(InvalidValueException.class, () -> new CardFilter("9".repeat(25), "", ""));
  }

  private static CardChoice choice(CardFilter filter) {
    return new CardChoice(new AppId(APP_ID), filter, CardSamples.NOW, new Nonce(NONCE));
  }
}
