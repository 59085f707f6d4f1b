package dev.kaquan.application.event;

import dev.kaquan.application.port.EventInbox;
import dev.kaquan.application.port.MerchantAccount;
import dev.kaquan.application.port.Pushes;
import dev.kaquan.application.port.Pushes.Refusal;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

final class ReceiveEventService implements ReceiveEvent {
  private final Pushes pushes;
  private final EventInbox inbox;
  private final MerchantAccount account;
  private final RefusedPushes refused;
  private final InstantSource clock;

  @Inject
  ReceiveEventService(
      Pushes pushes,
      EventInbox inbox,
      MerchantAccount account,
      RefusedPushes refused,
      InstantSource clock) {
    this.pushes = pushes;
    this.inbox = inbox;
    this.account = account;
    this.refused = refused;
    this.clock = clock;
  }

  @Override
  public Optional<Refusal> receive(Map<String, String> query, Optional<String> body) {
    if (body.isEmpty()) {
      return Optional.of(refused.count(Refusal.TOO_LARGE));
    }
    return pushes
        .read(query, body.get())
        .fold(
            message -> {
              store(message);
              return Optional.empty();
            },
            reason -> Optional.of(refused.count(reason)));
  }

  private void store(EventMessage message) {
    if (message.isEvent()) {
      boolean unused = inbox.add(EventId.of(account.appId(), message), message, clock.instant());
    }
  }
}
