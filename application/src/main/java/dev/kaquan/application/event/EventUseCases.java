package dev.kaquan.application.event;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.port.EventInbox;
import dev.kaquan.application.port.Pushes;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Binds the use cases of events and contributes {@link BackgroundJob}s. Needs AddCardRequests, Cards, EventInbox,
 * Holdings, InstantSource, MembershipEffects, MerchantAccount, Pushes and SyncCard.
 */
public final class EventUseCases extends AbstractModule {
  /** WeChat repeats a push for a day; an event that was deleted would be taken for a new one. */
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private static final Duration PROCESSING_INTERVAL = Duration.ofMillis(250);
  private static final Duration CLEANING_INTERVAL = Duration.ofHours(1);
  private static final int DELETED_AT_A_TIME = 1000;

  @Override
  protected void configure() {
    bind(RefusedPushes.class);
    bind(ReceiveEvent.class).to(ReceiveEventService.class);
    bind(EventEffects.class);
    bind(ProcessEvents.class).to(ProcessEventsService.class);
    bind(ReplayEvent.class).to(ReplayEventService.class);
    bind(ReplayParkedEvents.class).to(ReplayParkedEventsService.class);
    bind(CheckCallback.class).to(CheckCallbackService.class);
  }

  @Provides
  VerifyCallback verifyCallback(Pushes pushes, RefusedPushes refused) {
    return query -> {
      Pushes.Reading<String> reading = pushes.echo(query);
      return reading.fold(
          echo -> reading, reason -> new Pushes.Reading.Refused<>(refused.count(reason)));
    };
  }

  @Provides
  FindEvent findEvent(EventInbox inbox) {
    return inbox::find;
  }

  @Provides
  ListEvents listEvents(EventInbox inbox) {
    return inbox::list;
  }

  @ProvidesIntoSet
  BackgroundJob processEvents(ProcessEvents processEvents) {
    return new BackgroundJob("process-events", PROCESSING_INTERVAL, processEvents::processDue);
  }

  @ProvidesIntoSet
  BackgroundJob deleteEvents(EventInbox inbox, InstantSource clock) {
    return new BackgroundJob(
        "delete-events",
        CLEANING_INTERVAL,
        () -> inbox.deleteProcessed(clock.instant().minus(KEPT_FOR), DELETED_AT_A_TIME));
  }
}
