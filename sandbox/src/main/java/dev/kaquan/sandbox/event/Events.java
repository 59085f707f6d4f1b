package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Index;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The published events and their deliveries. Keeps every pending delivery and the last {@value
 * #MAX_FINISHED} others. Use it inside {@link Store#change}.
 */
public final class Events {
  static final int MAX_FINISHED = 1000;

  private final Table<Delivery> deliveries;
  private final Index<Delivery> byState;
  private final PushSettings settings;
  private final SandboxContext context;
  private volatile Runnable listener = () -> {};
  private long last;

  /** Opens the table of deliveries. */
  public Events(SandboxContext context, PushSettings settings) {
    this.deliveries = context.store().table("delivery", Delivery.class);
    this.byState = deliveries.index(delivery -> delivery.state().name());
    this.settings = settings;
    this.context = context;
    this.last = context
        .store()
        .change(() -> deliveries.all().stream()
            .mapToLong(delivery -> delivery.event().number())
            .max()
            .orElse(0));
  }

  /** Publishes an event. It is delivered only if a push target is set now. */
  public void publish(CardEvent published) {
    last++;
    Event event = new Event(
        last,
        published.name(),
        published.openid(),
        context.clock().seconds(),
        new LinkedHashMap<>(published.fields()));
    boolean hasTarget = settings.target().isPresent();
    save(Delivery.of(event, hasTarget));
    if (hasTarget) {
      listener.run();
    }
  }

  /** Runs {@code next} after each event that has a push target. */
  void onPublish(Runnable next) {
    listener = next;
  }

  /** Returns the pending deliveries, oldest first. */
  List<Delivery> pending() {
    return sorted(byState.of(Delivery.State.PENDING.name()));
  }

  /** Returns every delivery, oldest first. */
  List<Delivery> all() {
    return sorted(deliveries.all());
  }

  /** Returns the current state of a delivery, or empty if it was dropped. */
  Optional<Delivery> current(Delivery delivery) {
    return deliveries.get(delivery.key());
  }

  void save(Delivery delivery) {
    deliveries.put(delivery.key(), delivery);
    if (delivery.state() != Delivery.State.PENDING) {
      dropFinished(delivery.event().number() - MAX_FINISHED);
      if (delivery.event().number() <= last - MAX_FINISHED) {
        deliveries.remove(delivery.key());
      }
    }
  }

  private void dropFinished(long number) {
    String key = Long.toString(number);
    if (deliveries
        .get(key)
        .filter(delivery -> delivery.state() != Delivery.State.PENDING)
        .isPresent()) {
      deliveries.remove(key);
    }
  }

  private static List<Delivery> sorted(Collection<Delivery> deliveries) {
    return deliveries.stream()
        .sorted(Comparator.comparingLong(delivery -> delivery.event().number()))
        .toList();
  }
}
