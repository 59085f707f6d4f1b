package dev.kaquan.application.event;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.BackOff;
import dev.kaquan.application.port.EventInbox;
import dev.kaquan.application.port.EventInbox.Effect;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.event.EventId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class ProcessEventsService implements ProcessEvents {
  private static final int AT_A_TIME = 10;
  private static final int MAX_FAILURES = 10;

  /**
   * Longer than a batch usually takes. If it takes longer, another process computes the same again, and one of
   * them is applied. After a crash, the events of the batch wait for this time.
   */
  private static final Duration TAKEN_FOR = Duration.ofSeconds(15);

  private final EventInbox inbox;
  private final EventEffects effects;
  private final InstantSource clock;

  @Inject
  ProcessEventsService(EventInbox inbox, EventEffects effects, InstantSource clock) {
    this.inbox = inbox;
    this.effects = effects;
    this.clock = clock;
  }

  @Override
  public int processDue() {
    int applied = 0;
    Optional<RuntimeException> bug = Optional.empty();
    for (List<StoredEvent> batch = take(); !batch.isEmpty(); batch = take()) {
      Set<EventId> together = applyTogether(batch);
      applied += together.size();
      for (StoredEvent event : batch) {
        try {
          applied += together.contains(event.id()) ? 0 : process(event);
        } catch (StorageException e) {
          throw e;
        } catch (RuntimeException e) {
          failed(event, "internal error", false);
          bug = Optional.of(e);
        }
      }
    }
    if (bug.isPresent()) {
      throw bug.get();
    }
    return applied;
  }

  /**
   * Applies with one commit what does not depend on each other. The rest of the batch is applied one by one: events
   * about the same membership, and those that fail.
   */
  private Set<EventId> applyTogether(List<StoredEvent> batch) {
    Map<EventId, Effect> computed = new LinkedHashMap<>();
    for (StoredEvent event : batch) {
      try {
        computed.put(event.id(), effects.of(event.message()));
      } catch (PlatformException e) {
        // The others would wait for the same platform.
        break;
      } catch (StorageException e) {
        throw e;
      } catch (RuntimeException e) {
        // The event fails again when it is applied alone, and is then recorded.
      }
    }
    try {
      return inbox.apply(computed);
    } catch (StorageException e) {
      // One of them may be the cause.
      return Set.of();
    }
  }

  private List<StoredEvent> take() {
    if (Thread.currentThread().isInterrupted()) {
      return List.of();
    }
    Instant now = clock.instant();
    return inbox.take(now, now.plus(TAKEN_FOR), AT_A_TIME);
  }

  private int process(StoredEvent event) {
    try {
      while (!inbox.apply(event.id(), effects.of(event.message()))) {
        if (inbox
            .find(event.id())
            .filter(each -> each.state() == EventInbox.State.PENDING)
            .isEmpty()) {
          // Another process was faster.
          return 0;
        }
      }
      return 1;
    } catch (PlatformException e) {
      failed(event, String.valueOf(e.getMessage()), false);
    } catch (InvalidValueException e) {
      failed(event, String.valueOf(e.getMessage()), true);
    } catch (CodeNotKnownException e) {
      failed(event, e.getMessage(), false);
    }
    return 0;
  }

  private void failed(StoredEvent event, String reason, boolean isPermanent) {
    Attempts before = event.attempts();
    int failures = before.failures() + 1;
    Optional<Instant> next = isPermanent || failures >= MAX_FAILURES
        ? Optional.empty()
        : Optional.of(clock.instant().plus(BackOff.after(failures, event.id().value())));
    inbox.recordFailure(event.id(), before.failed(next, reason));
  }
}
