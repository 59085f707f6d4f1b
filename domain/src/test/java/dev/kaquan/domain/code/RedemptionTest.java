package dev.kaquan.domain.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.code.Redemption.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RedemptionTest {
  private static final CardCode CODE = new CardCode("A1");

  @ParameterizedTest
  @CsvSource({
    "FROM_API, api, true",
    "FROM_MP, console, false",
    "FROM_MOBILE_HELPER, phone, false",
    "FROM_SOMEWHERE, unknown, true",
    "'', unknown, true"
  })
  void the_source_of_an_event_says_who_redeemed_the_code(
      String source, String origin, boolean mayBeService) {
    Origin found = Origin.ofSource(source);
    assertEquals(origin, found.wireName());
    assertEquals(mayBeService, found.mayBeService());
  }

  @ParameterizedTest
  @EnumSource
  void every_name_leads_back_to_its_refusal(RedemptionRefusal refusal) {
    assertEquals(Optional.of(refusal), RedemptionRefusal.named(refusal.wireName()));
  }

  @Test
  void a_code_that_was_redeemed_elsewhere_has_one_id() {
    Redemption observed = observed(CODE, "一号店");
    assertEquals(observed.id(), observed(CODE, "").id());
    assertNotEquals(observed.id(), observed(new CardCode("A2"), "一号店").id());
    assertEquals(32, observed.id().length());
  }

  @Test
  void the_place_of_an_event_is_taken_as_far_as_it_fits() {
    assertEquals("一号店", location("\n一号\t店\u0085"));
    assertEquals("x".repeat(64), location("x".repeat(65)));
    // Half of a surrogate pair is not kept.
    assertEquals("x".repeat(63), location("x".repeat(63) + "😀"));
  }

  @Test
  void everything_that_is_wrong_with_a_sale_is_named() {
    InvalidValueException e = assertThrows(
        InvalidValueException.class, () -> new Sale(Optional.of(-1L), "a\nb", "x".repeat(65)));
    assertEquals(
        List.of("amount", "location", "reference"),
        e.violations().stream().map(Violation::field).toList());
    assertThrows(
        InvalidValueException.class, () -> new Sale(Optional.of(1_000_000_000_001L), "", ""));
  }

  private static String location(String text) {
    return observed(CODE, text).sale().location();
  }

  private static Redemption observed(CardCode code, String location) {
    return Redemption.observed(
        CardSamples.CARD_ID, code, Origin.CONSOLE, location, CardSamples.NOW);
  }
}
