package dev.kaquan.domain.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.card.OpenId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierOfferTest {
  private static final Map<String, Recipient> PEOPLE = Map.of(
      "first", new Recipient.Bound(new OpenId("oFirst")),
      "second", new Recipient.Bound(new OpenId("oSecond")),
      "unknown", new Recipient.Anyone());

  @ParameterizedTest(name = "{0} for {1}, then for {2}")
  @CsvSource({
    "OPEN, first, first, ''",
    "OPEN, first, second, another person",
    "OPEN, first, unknown, another person",
    "OPEN, unknown, first, without an openid",
    "OPEN, unknown, unknown, without an openid",
    "CANCELLED, first, first, ''",
    "CANCELLED, first, second, another person",
    "CANCELLED, first, unknown, another person",
    "CANCELLED, unknown, first, ''",
    "CANCELLED, unknown, unknown, ''",
    "FAILED, first, first, ''",
    "FAILED, first, second, another person",
    "FAILED, first, unknown, another person",
    "FAILED, unknown, first, ''",
    "FAILED, unknown, unknown, ''",
    "TAKEN, first, first, claimed already",
    "TAKEN, first, second, claimed already",
    "TAKEN, unknown, unknown, claimed already",
    "ADDED, first, first, claimed already",
    "ADDED, unknown, first, claimed already",
  })
  void a_code_is_prepared_for_one_person(
      Outcome outcome, String earlier, String next, String reason) {
    String refusal =
        new EarlierOffer(PEOPLE.get(earlier), outcome).refusal(PEOPLE.get(next)).orElse("");
    assertEquals(reason.isEmpty(), refusal.isEmpty(), refusal);
    assertTrue(refusal.contains(reason), refusal);
  }
}
