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

  /** Publishes an event that happens now. It is delivered only if a push target is set. */
  public void publish(CardEvent published) {
    publish(published, context.clock().seconds());
  }

  /**
   * Publishes an event.
   *
   * @param at when it happened, in Unix seconds
   */
  void publish(CardEvent published, long at) {
    last++;
    Event event = new Event(
        last, published.name(), published.openid(), at, new LinkedHashMap<>(published.fields()));
    Quirks quirks = settings.quirks();
    long delay = quirks.delaySeconds().getOrDefault(event.name(), 0L);
    Delivery.State state = Delivery.State.PENDING;
    if (settings.target().isEmpty()) {
      state = Delivery.State.UNDELIVERABLE;
    } else if (quirks.lose().contains(event.name())) {
      state = Delivery.State.LOST;
    }
    save(Delivery.of(event, state, context.clock().seconds() + delay));
    if (state == Delivery.State.PENDING) {
      listener.run();
    }
  }

  /** Drops the deliveries that wait. Returns how many there were. */
  int dropPending() {
    List<Delivery> waiting = pending();
    waiting.forEach(delivery -> deliveries.remove(delivery.key()));
    return waiting.size();
  }

  /** Runs {@code next} after each event that has a push target. */
  void onPublish(Runnable next) {
    listener = next;
  }

  /** Returns the deliveries whose next attempt is due, oldest first. */
  List<Delivery> due() {
    long now = context.clock().seconds();
    return pending().stream().filter(delivery -> delivery.isDueAt(now)).toList();
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
