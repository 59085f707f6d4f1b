package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.CANCELLED;
import static dev.kaquan.application.port.PortSamples.CODE;
import static dev.kaquan.application.port.PortSamples.FAILED;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static dev.kaquan.application.port.PortSamples.TAKEN;
import static dev.kaquan.application.port.PortSamples.in;
import static dev.kaquan.application.port.PortSamples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link AddCardRequests#list}. */
public interface AddCardRequestListContract {
  /** Returns the instance under test, empty at the start of a test. */
  AddCardRequests requests();

  @Test
  default void an_empty_list_is_one_page() {
    assertEquals(new Page<>(List.of(), Optional.empty()), page(Optional.empty(), 1, start()));
    assertEquals(
        new Page<>(List.of(), Optional.empty()), page(Optional.of(Outcome.TAKEN), 1, start()));
  }

  @Test
  default void requests_are_listed_newest_first_page_by_page() {
    List<AddCardRequest> newestFirst = new ArrayList<>();
    for (int number = 0; number < 7; number++) {
      AddCardRequest request = request("r" + number, PERSON, NOW.plusMillis(number / 3), OPEN);
      requests().add(request);
      newestFirst.add(0, request);
    }
    for (int limit = 1; limit <= 8; limit++) {
      assertEquals(newestFirst, allPages(Optional.empty(), limit));
      assertEquals(newestFirst, allPages(Optional.of(Outcome.OPEN), limit));
    }
    assertEquals(Optional.empty(), page(Optional.empty(), 7, start()).next());
  }

  @Test
  default void a_page_does_not_move_when_requests_are_added() {
    AddCardRequest oldest = request("r1", PERSON, NOW, OPEN);
    requests().add(oldest);
    requests().add(request("r2", PERSON, NOW.plusMillis(1), OPEN));
    Optional<Cursor> next = page(Optional.empty(), 1, start()).next();
    requests().add(request("r3", PERSON, NOW.plusMillis(2), OPEN));
    requests().add(request("r4", PERSON, NOW.plusMillis(1), OPEN));
    assertEquals(new Page<>(List.of(oldest), Optional.empty()), page(Optional.empty(), 1, next));
  }

  @Test
  default void requests_are_selected_by_the_outcome_of_any_of_their_cards() {
    OfferState added = new OfferState.Added(CODE);
    AddCardRequest mixed = request("r1", TAKEN, OPEN, TAKEN, added);
    AddCardRequest ended = request("r2", CANCELLED, FAILED);
    AddCardRequest reported = request("r3", OPEN);
    List.of(mixed, ended, reported).forEach(requests()::add);
    requests().recordReport(in(reported, TAKEN), "a report", NOW);
    for (int limit = 1; limit <= 3; limit++) {
      assertEquals(
          List.of(in(reported, TAKEN), mixed), allPages(Optional.of(Outcome.TAKEN), limit));
      assertEquals(List.of(mixed), allPages(Optional.of(Outcome.OPEN), limit));
      assertEquals(List.of(mixed), allPages(Optional.of(Outcome.ADDED), limit));
      assertEquals(List.of(ended), allPages(Optional.of(Outcome.CANCELLED), limit));
      assertEquals(List.of(ended), allPages(Optional.of(Outcome.FAILED), limit));
    }
  }

  private List<AddCardRequest> allPages(Optional<Outcome> outcome, int limit) {
    List<AddCardRequest> items = new ArrayList<>();
    Optional<Cursor> after = start();
    do {
      Page<AddCardRequest> page = page(outcome, limit, after);
      items.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return items;
  }

  private Page<AddCardRequest> page(Optional<Outcome> outcome, int limit, Optional<Cursor> after) {
    return requests().list(outcome, new PageRequest(limit, after));
  }

  private static Optional<Cursor> start() {
    return Optional.empty();
  }
}
