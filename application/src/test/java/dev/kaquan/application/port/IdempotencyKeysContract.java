package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link IdempotencyKeys}, and of the changes that store an answer. */
public interface IdempotencyKeysContract {
  StoredAnswer ANSWER = new StoredAnswer("k1", "201 已创建\n{\"a\": 1}");

  /** Returns the instance under test, empty at the start of a test. */
  IdempotencyKeys keys();

  /** Returns requests in the same storage. */
  AddCardRequests requests();

  /** Returns attempts in the same storage. */
  CardCreations creations();

  @Test
  default void a_key_is_claimed_once() {
    assertEquals(Claim.STARTED, claim("k1", "f1", NOW));
    assertEquals(Claim.IN_PROGRESS, claim("k1", "f1", NOW.plusSeconds(59)));
    assertEquals(Claim.OTHER_REQUEST, claim("k1", "f2", NOW));
    assertEquals(Claim.STARTED, claim("k2", "f1", NOW));
  }

  @Test
  default void an_answered_request_has_the_same_answer_for_a_day() {
    claim("k1", "f1", NOW);
    keys().complete(ANSWER);
    keys().complete(new StoredAnswer("k1", "another"));
    keys().release("k1");
    Instant last = NOW.plus(Duration.ofDays(1)).minusMillis(1);
    assertEquals(Claim.answered(ANSWER.text()), claim("k1", "f1", NOW));
    assertEquals(Claim.answered(ANSWER.text()), claim("k1", "f1", last));
    assertEquals(Claim.OTHER_REQUEST, claim("k1", "f2", last));
    assertEquals(Claim.STARTED, claim("k1", "f2", last.plusMillis(1)));
  }

  @Test
  default void a_released_key_is_free() {
    claim("k1", "f1", NOW);
    keys().release("k1");
    keys().release("k1");
    assertEquals(Claim.STARTED, claim("k1", "f2", NOW));
  }

  @Test
  default void a_request_that_has_not_ended_after_a_minute_is_executed_again() {
    claim("k1", "f1", NOW);
    assertEquals(Claim.OTHER_REQUEST, claim("k1", "f2", NOW.plusSeconds(60)));
    assertEquals(Claim.STARTED, claim("k1", "f1", NOW.plusSeconds(60)));
    assertEquals(Claim.IN_PROGRESS, claim("k1", "f1", NOW.plusSeconds(119)));
  }

  @Test
  default void an_answer_without_a_claim_is_not_stored() {
    keys().complete(ANSWER);
    assertEquals(Claim.STARTED, claim("k1", "f1", NOW));
  }

  @Test
  default void expired_keys_are_deleted() {
    claim("k1", "f1", NOW);
    claim("k2", "f1", NOW.plusMillis(1));
    assertEquals(0, keys().deleteExpired(NOW.plus(Duration.ofDays(1)).minusMillis(1)));
    assertEquals(1, keys().deleteExpired(NOW.plus(Duration.ofDays(1))));
    assertEquals(0, keys().deleteExpired(NOW.plus(Duration.ofDays(1))));
  }

  @Test
  default void a_request_to_add_cards_is_stored_with_its_answer() {
    claim("k1", "f1", NOW);
    requests().add(request("r1", OPEN), Optional.of(ANSWER));
    assertEquals(Claim.answered(ANSWER.text()), claim("k1", "f1", NOW));
  }

  @Test
  default void a_request_to_add_cards_that_cannot_be_stored_stores_no_answer() {
    claim("k1", "f1", NOW);
    requests().add(request("r1", OPEN));
    assertThrows(
        StorageException.class, () -> requests().add(request("r1", OPEN), Optional.of(ANSWER)));
    assertEquals(Claim.IN_PROGRESS, claim("k1", "f1", NOW));
  }

  @Test
  default void a_card_is_stored_with_its_answer() {
    claim("k1", "f1", NOW);
    creations().begin(creation(), Optional.of(new StoredAnswer("k1", "interrupted")));
    assertEquals(Claim.IN_PROGRESS, claim("k1", "f1", NOW));
    creations().complete("c1", PortSamples.storedCard(PortSamples.card("p1")), Optional.of(ANSWER));
    assertEquals(Claim.answered(ANSWER.text()), claim("k1", "f1", NOW));
  }

  @Test
  default void an_interrupted_creation_is_not_executed_again() {
    claim("k1", "f1", NOW);
    creations().begin(creation(), Optional.of(new StoredAnswer("k1", "interrupted")));
    assertEquals(Claim.IN_PROGRESS, claim("k1", "f1", NOW.plusSeconds(59)));
    assertEquals(Claim.answered("interrupted"), claim("k1", "f1", NOW.plusSeconds(60)));
    creations().complete("c1", PortSamples.storedCard(PortSamples.card("p1")), Optional.of(ANSWER));
    assertEquals(Claim.answered("interrupted"), claim("k1", "f1", NOW.plusSeconds(60)));
  }

  @Test
  default void a_creation_that_changed_nothing_releases_its_key() {
    claim("k1", "f1", NOW);
    creations().begin(creation(), Optional.of(new StoredAnswer("k1", "interrupted")));
    creations().remove("c1");
    keys().release("k1");
    assertEquals(Claim.STARTED, claim("k1", "f1", NOW));
  }

  @Test
  default void of_concurrent_claims_one_wins() throws Exception {
    for (int round = 0; round < 5; round++) {
      String key = "round" + round;
      List<Callable<Claim>> claims = Stream.<Callable<Claim>>generate(
              () -> () -> claim(key, "f1", NOW))
          .limit(8)
          .toList();
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        int started = 0;
        for (Future<Claim> each : threads.invokeAll(claims)) {
          started += each.get().equals(Claim.STARTED) ? 1 : 0;
        }
        assertEquals(1, started);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private Claim claim(String key, String fingerprint, Instant now) {
    return keys().claim(key, fingerprint, now);
  }

  private static CardCreation creation() {
    return new CardCreation(
        "c1", CardTemplate.restored(TemplateSamples.body(CardType.GIFT)), NOW, Checks.firstAt(NOW));
  }
}
