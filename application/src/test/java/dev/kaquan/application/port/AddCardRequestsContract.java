package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.ANYONE;
import static dev.kaquan.application.port.PortSamples.CANCELLED;
import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.CODE;
import static dev.kaquan.application.port.PortSamples.FAILED;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.OTHER_PERSON;
import static dev.kaquan.application.port.PortSamples.OTHER_TAKEN;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static dev.kaquan.application.port.PortSamples.TAKEN;
import static dev.kaquan.application.port.PortSamples.holding;
import static dev.kaquan.application.port.PortSamples.in;
import static dev.kaquan.application.port.PortSamples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.EarlierOffer;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of {@link AddCardRequests} and its {@link Holdings}. */
public interface AddCardRequestsContract {
  OfferState ADDED = new OfferState.Added(CODE);

  /** Returns the instance under test, empty at the start of a test. */
  AddCardRequests requests();

  /** Returns the holdings that resolving codes adds to. */
  Holdings holdings();

  /** Returns the stored report texts of a request, in the order of first receipt. */
  List<String> received(RequestId id);

  @Test
  default void nothing_is_found_in_an_empty_store() {
    assertEquals(Optional.empty(), requests().find(new RequestId("r1")));
    assertEquals(List.of(), PortSamples.pending(requests()));
    assertEquals(Optional.empty(), holdings().find(CARD_ID, CODE));
    assertEquals(List.of(), holdings().of(PERSON.openid()));
  }

  @Test
  default void a_request_is_found_as_it_was_added() {
    AddCardRequest request = request("r1", OPEN, CANCELLED, FAILED, TAKEN, ADDED);
    requests().add(request);
    requests().add(request("r2", OPEN));
    assertIsStored(request);
  }

  @Test
  default void a_request_may_have_no_person() {
    AddCardRequest request = request("r1", ANYONE, NOW, OPEN);
    requests().add(request);
    assertIsStored(request);
  }

  @Test
  default void a_request_may_have_no_offer() {
    requests().add(request("r1"));
    assertIsStored(request("r1"));
  }

  @Test
  default void a_hundred_offers_keep_their_order() {
    OfferState[] states = new OfferState[100];
    for (int index = 0; index < states.length; index++) {
      states[index] = new OfferState.Failed("at " + index);
    }
    requests().add(request("r1", states));
    assertIsStored(request("r1", states));
  }

  @Test
  default void a_card_ext_and_its_channel_are_stored_byte_for_byte() {
    Offer offer =
        new Offer(CARD_ID, " {\"a\" : \"\\u4E00'一\\\\😀\"}\r\n", new OuterStr(" 柜台 "), OPEN);
    AddCardRequest request = request("r1").with(List.of(offer, offer.in(TAKEN)));
    requests().add(request);
    assertIsStored(request);
  }

  @Test
  default void an_id_is_used_once() {
    requests().add(request("r1", OPEN));
    assertThrows(StorageException.class, () -> requests().add(request("r1", TAKEN)));
    assertIsStored(request("r1", OPEN));
  }

  @Test
  default void times_are_stored_to_the_millisecond() {
    requests().add(request("r1", PERSON, NOW.plusNanos(999_999), TAKEN));
    requests()
        .resolve(new RequestId("r1"), 0, TAKEN, holding(CODE, PERSON, NOW.plusNanos(999_999)));
    assertEquals(NOW, requests().find(new RequestId("r1")).orElseThrow().madeAt());
    assertEquals(NOW, holdings().find(CARD_ID, CODE).orElseThrow().since());
  }

  @Test
  default void a_report_changes_its_own_offers() {
    AddCardRequest before = request("r1", OPEN, OPEN, OPEN, OPEN);
    requests().add(before);
    requests().add(request("r2", OPEN, OPEN, OPEN, OPEN));
    AddCardRequest after = in(before, TAKEN, FAILED, CANCELLED, OPEN);
    requests().recordReport(after, "a report", NOW);
    assertIsStored(after);
    assertIsStored(request("r2", OPEN, OPEN, OPEN, OPEN));
  }

  @Test
  default void an_offer_may_be_cancelled_then_fail_and_then_be_taken() {
    AddCardRequest request = request("r1", OPEN);
    requests().add(request);
    for (OfferState state : List.of(CANCELLED, FAILED, CANCELLED, TAKEN)) {
      requests().recordReport(in(request, state), state.toString(), NOW);
      assertIsStored(in(request, state));
    }
  }

  @Test
  default void an_offer_that_was_taken_in_the_meantime_stays_taken() {
    AddCardRequest request = request("r1", OPEN, OPEN);
    requests().add(request);
    requests().recordReport(in(request, TAKEN, OPEN), "taken", NOW);
    for (OfferState late : List.of(OPEN, CANCELLED, FAILED, OTHER_TAKEN, ADDED)) {
      requests().recordReport(in(request, late, CANCELLED), late.toString(), NOW);
      assertIsStored(in(request, TAKEN, CANCELLED));
    }
  }

  @Test
  default void an_offer_that_was_added_in_the_meantime_stays_added() {
    AddCardRequest request = request("r1", TAKEN);
    requests().add(request);
    requests().resolve(request.id(), 0, TAKEN, holding(CODE));
    for (OfferState late : List.of(OPEN, CANCELLED, FAILED, TAKEN, OTHER_TAKEN)) {
      requests().recordReport(in(request, late), late.toString(), NOW);
      assertIsStored(in(request, ADDED));
    }
    assertEquals(List.of(), PortSamples.pending(requests()));
  }

  @Test
  default void a_concurrent_report_is_not_undone() {
    AddCardRequest request = request("r1", OPEN, OPEN);
    requests().add(request);
    requests().recordReport(in(request, CANCELLED, OPEN), "one", NOW);
    requests().recordReport(in(request, OPEN, FAILED), "another", NOW);
    assertIsStored(in(request, CANCELLED, FAILED));
  }

  @Test
  default void the_same_text_is_stored_once_for_a_request() {
    AddCardRequest request = request("r1", OPEN);
    requests().add(request);
    requests().add(request("r2", OPEN));
    requests().recordReport(request, "一", NOW);
    requests().recordReport(request, "二 ", NOW.plusMillis(1));
    requests().recordReport(request, "一", NOW.plusMillis(2));
    requests().recordReport(request, "二", NOW.plusMillis(3));
    requests().recordReport(request("r2", OPEN), "一", NOW);
    assertEquals(List.of("一", "二 ", "二"), received(request.id()));
    assertEquals(List.of("一"), received(new RequestId("r2")));
  }

  @Test
  default void a_report_about_an_unknown_request_is_refused() {
    assertThrows(
        StorageException.class,
        () -> requests().recordReport(request("r1", TAKEN), "a report", NOW));
    assertEquals(Optional.empty(), requests().find(new RequestId("r1")));
    assertEquals(List.of(), received(new RequestId("r1")));
  }

  @Test
  default void resolving_stores_that_an_offer_was_added_and_its_holder() {
    AddCardRequest request = request("r1", OPEN, TAKEN, OTHER_TAKEN);
    requests().add(request);
    requests().resolve(request.id(), 1, TAKEN, holding(CODE));
    assertIsStored(in(request, OPEN, ADDED, OTHER_TAKEN));
    assertEquals(Optional.of(holding(CODE)), holdings().find(CARD_ID, CODE));
    assertEquals(List.of(holding(CODE)), holdings().of(PERSON.openid()));
  }

  @Test
  default void resolving_does_nothing_unless_the_offer_is_taken_with_that_code() {
    AddCardRequest request = request("r1", OPEN, CANCELLED, FAILED, OTHER_TAKEN);
    requests().add(request);
    for (int index = 0; index < 5; index++) {
      requests().resolve(request.id(), index, TAKEN, holding(CODE));
    }
    requests().resolve(new RequestId("r2"), 0, TAKEN, holding(CODE));
    assertIsStored(request);
    assertEquals(Optional.empty(), holdings().find(CARD_ID, CODE));
  }

  @Test
  default void resolving_may_be_repeated() {
    AddCardRequest request = request("r1", TAKEN);
    requests().add(request);
    requests().resolve(request.id(), 0, TAKEN, holding(CODE));
    requests().resolve(request.id(), 0, TAKEN, holding(CODE, OTHER_PERSON, NOW.plusMillis(1)));
    requests().resolve(request.id(), 0, TAKEN, holding(new CardCode("other")));
    assertIsStored(in(request, ADDED));
    assertEquals(Optional.of(holding(CODE)), holdings().find(CARD_ID, CODE));
    assertEquals(Optional.empty(), holdings().find(CARD_ID, new CardCode("other")));
  }

  @Test
  default void a_code_that_is_reported_twice_stays_with_its_first_holder() {
    requests().add(request("r1", TAKEN));
    requests().add(request("r2", OTHER_PERSON, NOW, TAKEN));
    requests().resolve(new RequestId("r1"), 0, TAKEN, holding(CODE));
    requests()
        .resolve(new RequestId("r2"), 0, TAKEN, holding(CODE, OTHER_PERSON, NOW.plusMillis(1)));
    assertEquals(Optional.of(holding(CODE)), holdings().find(CARD_ID, CODE));
    assertEquals(List.of(), holdings().of(OTHER_PERSON.openid()));
    assertIsStored(request("r2", OTHER_PERSON, NOW, ADDED));
  }

  @Test
  default void an_unknown_holder_may_become_known() {
    requests().add(request("r1", ANYONE, NOW, TAKEN, OTHER_TAKEN));
    requests().add(request("r2", TAKEN, OTHER_TAKEN));
    requests().resolve(new RequestId("r1"), 0, TAKEN, holding(CODE, ANYONE, NOW));
    assertEquals(Optional.of(holding(CODE, ANYONE, NOW)), holdings().find(CARD_ID, CODE));
    assertEquals(List.of(), holdings().of(PERSON.openid()));

    requests()
        .resolve(new RequestId("r1"), 1, OTHER_TAKEN, holding(CODE, ANYONE, NOW.plusMillis(1)));
    assertEquals(Optional.of(holding(CODE, ANYONE, NOW)), holdings().find(CARD_ID, CODE));

    requests().resolve(new RequestId("r2"), 0, TAKEN, holding(CODE, PERSON, NOW.plusMillis(2)));
    assertEquals(List.of(holding(CODE)), holdings().of(PERSON.openid()));

    requests()
        .resolve(new RequestId("r2"), 1, OTHER_TAKEN, holding(CODE, ANYONE, NOW.plusMillis(3)));
    assertEquals(List.of(holding(CODE)), holdings().of(PERSON.openid()));
  }

  @Test
  default void holdings_are_listed_in_the_order_of_their_reports() {
    AddCardRequest request = request("r1", TAKEN, TAKEN, TAKEN, TAKEN);
    requests().add(request);
    List<Holding> reported = List.of(
        holding(new CardCode("c")),
        holding(new CardCode("a")),
        holding(new CardCode("b"), PERSON, NOW.minusMillis(1)),
        holding(new CardCode("d"), PERSON, NOW.plusMillis(1)));
    for (int index = 0; index < reported.size(); index++) {
      requests().resolve(request.id(), index, TAKEN, reported.get(index));
    }
    assertEquals(reported, holdings().of(PERSON.openid()));
  }

  @Test
  default void the_same_code_of_another_card_is_another_holding() {
    CardId other = new CardId("pOther");
    Holding ofOther = new Holding(other, CODE, OTHER_PERSON, OuterStr.NONE, NOW);
    requests().add(request("r1", TAKEN, TAKEN));
    requests().resolve(new RequestId("r1"), 0, TAKEN, holding(CODE));
    requests().resolve(new RequestId("r1"), 1, TAKEN, ofOther);
    assertEquals(Optional.of(holding(CODE)), holdings().find(CARD_ID, CODE));
    assertEquals(Optional.of(ofOther), holdings().find(other, CODE));
    assertEquals(List.of(holding(CODE)), holdings().of(PERSON.openid()));
    assertEquals(List.of(ofOther), holdings().of(OTHER_PERSON.openid()));
  }

  @Test
  default void codes_are_strings() {
    requests().add(request("r1", TAKEN));
    requests().resolve(new RequestId("r1"), 0, TAKEN, holding(new CardCode("007")));
    assertEquals(Optional.empty(), holdings().find(CARD_ID, new CardCode("7")));
    assertTrue(holdings().find(CARD_ID, new CardCode("007")).isPresent());
    assertIsStored(request("r1", new OfferState.Added(new CardCode("007"))));
  }

  @Test
  default void an_offer_is_open_again_when_it_is_reopened() {
    AddCardRequest request = request("r1", TAKEN, TAKEN);
    requests().add(request);
    requests().reopen(request.id(), 1, TAKEN);
    assertIsStored(in(request, TAKEN, OPEN));
    requests().reopen(request.id(), 1, TAKEN);
    requests().recordReport(in(request, TAKEN, OTHER_TAKEN), "again", NOW);
    assertIsStored(in(request, TAKEN, OTHER_TAKEN));
  }

  @Test
  default void reopening_does_nothing_unless_the_offer_is_taken_with_that_code() {
    AddCardRequest request = request("r1", OPEN, CANCELLED, FAILED, OTHER_TAKEN, ADDED);
    requests().add(request);
    for (int index = 0; index < 6; index++) {
      requests().reopen(request.id(), index, TAKEN);
    }
    requests().reopen(new RequestId("r2"), 0, TAKEN);
    assertIsStored(request);
  }

  @Test
  default void pending_codes_are_listed_oldest_first_and_in_the_order_of_the_request() {
    requests().add(request("rB", PERSON, NOW.plusMillis(1), TAKEN, OPEN, OTHER_TAKEN));
    requests().add(request("rC", PERSON, NOW, OPEN, TAKEN));
    requests().add(request("rD", PERSON, NOW.minusMillis(1), OPEN, CANCELLED, FAILED, ADDED));
    PendingCode first = pendingCode("rC", 1, TAKEN, NOW);
    PendingCode second = pendingCode("rB", 0, TAKEN, NOW.plusMillis(1));
    PendingCode third = pendingCode("rB", 2, OTHER_TAKEN, NOW.plusMillis(1));
    Instant due = NOW.plusMillis(1);
    assertEquals(List.of(first, second, third), requests().pendingCodes(due, 10));
    assertEquals(List.of(first, second), requests().pendingCodes(due, 2));
    assertEquals(List.of(first), requests().pendingCodes(NOW, 10));
    assertEquals(List.of(), requests().pendingCodes(due, 0));
    assertEquals(List.of(second, third), requests().pendingCodes(new RequestId("rB")));
    assertEquals(List.of(), requests().pendingCodes(new RequestId("rD")));
    assertEquals(List.of(), requests().pendingCodes(new RequestId("unknown")));
  }

  @Test
  default void a_postponed_code_is_due_at_its_next_attempt_and_after_the_others() {
    requests().add(request("r1", TAKEN, OTHER_TAKEN));
    PendingCode code = pendingCode("r1", 0, TAKEN, NOW);
    PendingCode other = pendingCode("r1", 1, OTHER_TAKEN, NOW);
    Attempts failed =
        code.attempts().failed(Optional.of(NOW.plusMillis(2)), "decrypt: 40056 invalid code");
    requests().recordFailure(code, failed);
    PendingCode postponed = new PendingCode(new RequestId("r1"), 0, TAKEN, NOW, failed);
    assertEquals(List.of(other), requests().pendingCodes(NOW.plusMillis(1), 10));
    assertEquals(List.of(other, postponed), requests().pendingCodes(NOW.plusMillis(2), 10));
    assertEquals(List.of(postponed, other), requests().pendingCodes(new RequestId("r1")));
  }

  @Test
  default void a_parked_code_is_never_due_and_can_fail_or_be_resolved() {
    requests().add(request("r1", TAKEN));
    Instant late = NOW.plus(Duration.ofDays(1000));
    Attempts parked = Attempts.firstAt(NOW).failed(Optional.empty(), "no answer");
    requests().recordFailure(pendingCode("r1", 0, TAKEN, NOW), parked);
    PendingCode code = new PendingCode(new RequestId("r1"), 0, TAKEN, NOW, parked);
    assertEquals(List.of(), requests().pendingCodes(late, 10));
    assertEquals(List.of(code), requests().pendingCodes(new RequestId("r1")));

    requests().recordFailure(code, parked.failed(Optional.of(late), "refused"));
    PendingCode again = new PendingCode(
        new RequestId("r1"), 0, TAKEN, NOW, new Attempts(2, Optional.of(late), "refused"));
    assertEquals(List.of(again), requests().pendingCodes(late, 10));
    requests().recordFailure(again, again.attempts().failed(Optional.empty(), "refused"));
    requests().resolve(new RequestId("r1"), 0, TAKEN, holding(CODE));
    assertIsStored(request("r1", ADDED));
  }

  @Test
  default void a_failure_is_recorded_once_for_two_concurrent_attempts() {
    requests().add(request("r1", TAKEN));
    PendingCode code = requests().pendingCodes(NOW, 1).get(0);
    requests().recordFailure(code, failed(code, NOW.plusMillis(1)));
    requests().recordFailure(code, failed(code, NOW.plusMillis(9)));
    assertEquals(
        new Attempts(1, Optional.of(NOW.plusMillis(1)), "no answer"),
        requests().pendingCodes(NOW.plusMillis(1), 10).get(0).attempts());
  }

  @Test
  default void recording_a_failure_does_nothing_once_the_code_is_resolved_or_another() {
    AddCardRequest request = request("r1", TAKEN, OPEN);
    requests().add(request);
    PendingCode code = requests().pendingCodes(NOW, 1).get(0);
    requests().resolve(request.id(), 0, TAKEN, holding(CODE));
    requests().recordFailure(code, failed(code, NOW.plusMillis(1)));
    requests().recordFailure(pendingCode("r1", 1, TAKEN, NOW), failed(code, NOW));
    requests().recordFailure(pendingCode("r2", 0, TAKEN, NOW), failed(code, NOW));
    assertIsStored(in(request, ADDED, OPEN));
  }

  @Test
  default void a_card_that_is_reported_again_after_it_was_reopened_starts_anew() {
    AddCardRequest request = request("r1", TAKEN);
    requests().add(request);
    PendingCode code = requests().pendingCodes(NOW, 1).get(0);
    requests().recordFailure(code, code.attempts().failed(Optional.empty(), "no answer"));
    requests().reopen(request.id(), 0, TAKEN);
    Instant later = NOW.plusMillis(7);
    requests().recordReport(in(request, OTHER_TAKEN), "again", later);
    assertEquals(
        List.of(pendingCode("r1", 0, OTHER_TAKEN, later)), requests().pendingCodes(later, 1));
  }

  @Test
  default void a_request_with_a_code_of_another_person_is_not_stored() {
    Offer offer = new Offer(CARD_ID, new CodeSource.Merchant(CODE), "{}", new OuterStr("柜台"), OPEN);
    AddCardRequest first = request("r1").with(List.of(offer));
    assertTrue(requests().add(first));
    assertIsStored(first);
    assertTrue(requests().add(request("r2").with(List.of(offer))));
    assertFalse(requests().add(request("r3", OTHER_PERSON, NOW).with(List.of(offer))));
    assertFalse(requests().add(request("r3", ANYONE, NOW).with(List.of(offer))));
    assertEquals(Optional.empty(), requests().find(new RequestId("r3")));

    EarlierOffer earlier = new EarlierOffer(PERSON, Outcome.OPEN);
    assertEquals(List.of(earlier, earlier), requests().earlierOffers(CARD_ID, CODE));
    assertEquals(List.of(), requests().earlierOffers(new CardId("pOther"), CODE));
    assertEquals(List.of(), requests().earlierOffers(CARD_ID, new CardCode("other")));

    requests().recordReport(in(first, TAKEN), "a report", NOW);
    assertFalse(requests().add(request("r4").with(List.of(offer))));
  }

  @Test
  default void of_two_people_who_are_prepared_the_same_code_at_once_one_gets_it() throws Exception {
    for (int round = 0; round < 5; round++) {
      Offer offer = new Offer(
          CARD_ID,
          new CodeSource.Merchant(new CardCode("round" + round)),
          "{}",
          OuterStr.NONE,
          OPEN);
      AtomicInteger stored = new AtomicInteger();
      List<Callable<Void>> requests = new ArrayList<>();
      for (int person = 0; person < 8; person++) {
        Recipient recipient = new Recipient.Bound(new OpenId("oPerson" + person));
        AddCardRequest request =
            request("r" + round + "x" + person, recipient, NOW).with(List.of(offer));
        requests.add(() -> {
          stored.addAndGet(requests().add(request) ? 1 : 0);
          return null;
        });
      }
      allAtOnce(requests);
      assertEquals(1, stored.get());
    }
  }

  @Test
  default void a_request_is_pending_until_its_last_code_is_resolved_or_reopened() {
    AddCardRequest request = request("r1", OPEN, OPEN);
    requests().add(request);
    assertEquals(List.of(), PortSamples.pending(requests()));
    requests().recordReport(in(request, TAKEN, OTHER_TAKEN), "a report", NOW);
    assertEquals(ids("r1"), PortSamples.pending(requests()));
    requests().resolve(request.id(), 0, TAKEN, holding(CODE));
    assertEquals(ids("r1"), PortSamples.pending(requests()));
    requests().reopen(request.id(), 1, OTHER_TAKEN);
    assertEquals(List.of(), PortSamples.pending(requests()));
  }

  @Test
  default void concurrent_reports_and_resolutions_do_not_undo_each_other() throws Exception {
    SplittableRandom random = new SplittableRandom(20261123);
    for (int round = 0; round < 10; round++) {
      AddCardRequest request = request("r" + round, OPEN, OPEN, OPEN);
      requests().add(request);
      List<Callable<Void>> reports = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        SplittableRandom own = random.split();
        reports.add(() -> reportAndResolve(request, own));
      }
      reports.add(() -> {
        requests().recordReport(in(request, TAKEN, OTHER_TAKEN, FAILED), "the last word", NOW);
        return null;
      });
      allAtOnce(reports);

      AddCardRequest after = requests().find(request.id()).orElseThrow();
      assertTrue(after.offers().get(0).state().isTaken(), after::toString);
      assertTrue(after.offers().get(1).state().isTaken(), after::toString);
      for (Offer offer : after.offers()) {
        if (offer.state() instanceof OfferState.Added added) {
          assertTrue(holdings().find(CARD_ID, added.code()).isPresent(), after::toString);
        }
      }
    }
  }

  private Void reportAndResolve(AddCardRequest request, SplittableRandom random) {
    for (int i = 0; i < 5; i++) {
      AddCardRequest after = in(
          request,
          PortSamples.reported(random),
          PortSamples.reported(random),
          PortSamples.reported(random));
      requests().recordReport(after, "report " + random.nextInt(3), NOW);
      AddCardRequest found = requests().find(request.id()).orElseThrow();
      int index = random.nextInt(3);
      if (found.offers().get(index).state() instanceof OfferState.Taken taken) {
        CardCode code = new CardCode(taken.code().value().substring(0, 8).replaceAll("[+/]", "-"));
        requests().resolve(request.id(), index, taken, holding(code));
      }
    }
    return null;
  }

  private void assertIsStored(AddCardRequest request) {
    assertEquals(Optional.of(request), requests().find(request.id()));
  }

  private static PendingCode pendingCode(
      String id, int index, OfferState.Taken taken, Instant since) {
    return new PendingCode(new RequestId(id), index, taken, since, Attempts.firstAt(since));
  }

  private static Attempts failed(PendingCode code, Instant next) {
    return code.attempts().failed(Optional.of(next), "no answer");
  }

  private static List<RequestId> ids(String... ids) {
    return List.of(ids).stream().map(RequestId::new).toList();
  }

  private static void allAtOnce(List<Callable<Void>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
