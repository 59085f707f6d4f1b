package dev.kaquan.application.claim;

import static dev.kaquan.application.claim.ClaimFixture.added;
import static dev.kaquan.application.claim.ClaimFixture.encrypted;
import static dev.kaquan.application.claim.ClaimFixture.states;
import static dev.kaquan.application.claim.ClaimFixture.taken;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static dev.kaquan.application.port.PortSamples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.RequestId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestProgressTest {
  private static final RequestId R1 = new RequestId("r1");

  private final ClaimFixture claims = new ClaimFixture().withCodes(3);

  @Test
  void a_request_is_found_with_its_pending_codes() {
    claims.ledger.add(request("r1", OPEN, taken(0)));
    assertEquals(
        Optional.of(new RequestProgress(
            request("r1", OPEN, taken(0)),
            List.of(new PendingCode(R1, 1, taken(0), NOW, Attempts.firstAt(NOW))))),
        claims.progress.find(R1));
    assertEquals(Optional.empty(), claims.progress.find(new RequestId("r2")));
  }

  @Test
  void a_list_contains_the_pending_codes_of_each_request() {
    claims.ledger.add(request("r1", taken(0)));
    claims.ledger.add(request("r2", PERSON, NOW.plusMillis(1), OPEN));
    Page<RequestProgress> first =
        claims.progress.list(Optional.empty(), new PageRequest(1, Optional.empty()));
    assertEquals(List.of(claims.progress.find(new RequestId("r2")).orElseThrow()), first.items());
    Page<RequestProgress> second =
        claims.progress.list(Optional.empty(), new PageRequest(1, first.next()));
    assertEquals(List.of(claims.progress.find(R1).orElseThrow()), second.items());
    assertEquals(second, claims.progress.list(Optional.of(Outcome.TAKEN), PageRequest.of("", "")));
  }

  @Test
  void resolving_tries_every_code_at_once_parked_ones_included() {
    claims.ledger.add(request("r1", taken(0), OPEN, taken(1)));
    claims.ledger.add(request("r2", taken(2)));
    PendingCode first = claims.ledger.pendingCodes(R1).get(0);
    claims.ledger.recordFailure(first, first.attempts().failed(Optional.empty(), "refused"));

    RequestProgress progress = claims.progress.resolve(R1).orElseThrow();
    assertEquals(List.of(added(0), OPEN, added(1)), states(progress.request()));
    assertEquals(List.of(), progress.pendingCodes());
    assertEquals(List.of(encrypted(0), encrypted(1)), claims.platform.decrypted());
  }

  @Test
  void a_parked_code_that_fails_again_stays_parked() {
    claims.ledger.add(request("r1", taken(0)));
    claims.platform.failsAt(encrypted(0), Kind.REJECTED);
    claims.passes(Duration.ofDays(8));
    PendingCode code = claims.ledger.pendingCodes(R1).get(0);
    Attempts parked = new Attempts(99, Optional.empty(), "refused");
    claims.ledger.recordFailure(code, parked);
    RequestProgress progress = claims.progress.resolve(R1).orElseThrow();
    assertEquals(
        new Attempts(100, Optional.empty(), "the platform fails as it was told to"),
        progress.pendingCodes().get(0).attempts());
  }

  @Test
  void a_code_that_the_platform_does_not_know_is_open_again() {
    claims.ledger.add(request("r1", taken(77)));
    assertEquals(List.of(OPEN), states(claims.progress.resolve(R1).orElseThrow().request()));
  }

  @Test
  void an_unknown_request_is_empty() {
    assertEquals(Optional.empty(), claims.progress.resolve(R1));
    assertEquals(List.of(), claims.platform.decrypted());
  }
}
