package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.store.Index;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened, and whether the merchant was told. All that wait are kept, and the last {@value
 * #KEPT} of the others. Everything is done within {@link Store#change}.
 */
public final class Events {
  static final int KEPT = 1000;

  private final Table<Delivery> deliveries;
  private final Index<Delivery> byState;
  private final PushSettings settings;
  private final SandboxClock clock;
  private volatile Runnable listener = () -> {};
  private long last;

  /** What was kept. */
  public Events(Store store, PushSettings settings, SandboxClock clock) {
    this.deliveries = store.table("push", Delivery.class);
    this.byState = deliveries.index(delivery -> delivery.state().name());
    this.settings = settings;
    this.clock = clock;
    this.last = store.change(() -> deliveries.all().stream()
        .mapToLong(delivery -> delivery.event().number())
        .max()
        .orElse(0));
  }

  /**
   * Something happened. Without a place to send it to, the merchant will never be told.
   *
   * @param openid whom it is about; empty for an event about a card
   * @param fields in the order in which they are told
   */
  public void publish(String name, String openid, Map<String, Object> fields) {
    last++;
    Event event = new Event(last, name, openid, clock.seconds(), new LinkedHashMap<>(fields));
    boolean isTold = settings.target().isPresent();
    save(Delivery.of(event, isTold));
    if (isTold) {
      listener.run();
    }
  }

  /** What is to be run when something happened. */
  void onPublish(Runnable next) {
    listener = next;
  }

  /** Those that wait, the oldest first. */
  List<Delivery> waiting() {
    return sorted(byState.of(Delivery.State.PENDING.name()));
  }

  /** All of them, the oldest first. */
  List<Delivery> all() {
    return sorted(deliveries.all());
  }

  /** How it is with one now; nothing if it was forgotten. */
  Optional<Delivery> now(Delivery delivery) {
    return deliveries.get(delivery.key());
  }

  void save(Delivery delivery) {
    deliveries.put(delivery.key(), delivery);
    if (delivery.state() != Delivery.State.PENDING) {
      drop(delivery.event().number() - KEPT);
      if (delivery.event().number() <= last - KEPT) {
        deliveries.remove(delivery.key());
      }
    }
  }

  private void drop(long number) {
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
