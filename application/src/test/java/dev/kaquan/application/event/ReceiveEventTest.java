package dev.kaquan.application.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.event.CheckCallback.Sample;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.InMemoryEventInbox;
import dev.kaquan.application.port.InMemoryLedger;
import dev.kaquan.application.port.InMemoryMemberships;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.Pushes;
import dev.kaquan.application.port.Pushes.Reading;
import dev.kaquan.application.port.Pushes.Refusal;
import dev.kaquan.application.port.Pushes.Setup;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiveEventTest {
  private final InMemoryEventInbox inbox =
      new InMemoryEventInbox(new InMemoryMemberships(), new InMemoryLedger());
  private final RefusedPushes refused = new RefusedPushes();
  private Reading<EventMessage> reading = new Reading.Valid<>(EventSamples.claim("1"));
  private final Pushes pushes = new Pushes() {
    @Override
    public Reading<String> echo(Map<String, String> query) {
      return new Reading.Refused<>(Refusal.WRONG_TIME);
    }

    @Override
    public Reading<EventMessage> read(Map<String, String> query, String body) {
      return reading;
    }

    @Override
    public Setup setup() {
      return new Setup(true, true, false, true, List.of());
    }
  };
  private final ReceiveEvent receiveEvent = new ReceiveEventService(
      pushes, inbox, () -> EventFixture.APP_ID, refused, () -> PortSamples.NOW);
  private final CheckCallback checkCallback = new CheckCallbackService(pushes, refused);

  @Test
  void an_event_is_stored_once() {
    assertEquals(Optional.empty(), receiveEvent.receive(Map.of(), Optional.of("x")));
    assertEquals(Optional.empty(), receiveEvent.receive(Map.of(), Optional.of("x")));
    assertEquals(1, stored());
  }

  @Test
  void what_a_person_writes_is_accepted_and_not_stored() {
    reading = new Reading.Valid<>(new EventMessage(Map.of("MsgType", "text", "Content", "hi")));
    assertEquals(Optional.empty(), receiveEvent.receive(Map.of(), Optional.of("x")));
    assertEquals(0, stored());
  }

  @Test
  void what_is_refused_is_counted_and_not_stored() {
    reading = new Reading.Refused<>(Refusal.WRONG_KEY);
    assertEquals(Optional.of(Refusal.WRONG_KEY), receiveEvent.receive(Map.of(), Optional.of("x")));
    assertEquals(Optional.of(Refusal.WRONG_KEY), receiveEvent.receive(Map.of(), Optional.of("x")));
    assertEquals(Optional.of(Refusal.TOO_LARGE), receiveEvent.receive(Map.of(), Optional.empty()));
    assertEquals(0, stored());
    assertEquals(
        Map.of(Refusal.WRONG_KEY, 2L, Refusal.TOO_LARGE, 1L),
        checkCallback.check(Optional.empty()).refused());
  }

  @Test
  void a_captured_push_may_be_old_and_is_not_counted() {
    assertEquals(
        Optional.empty(),
        checkCallback.check(Optional.of(new Sample(Map.of(), ""))).refusal());
    reading = new Reading.Refused<>(Refusal.WRONG_SIGNATURE);
    assertEquals(
        Optional.of(Refusal.WRONG_SIGNATURE),
        checkCallback.check(Optional.of(new Sample(Map.of(), "<xml/>"))).refusal());
    assertEquals(Map.of(), checkCallback.check(Optional.empty()).refused());
  }

  private int stored() {
    return inbox.list(Filter.ALL, PageRequest.of("", "")).items().size();
  }
}
