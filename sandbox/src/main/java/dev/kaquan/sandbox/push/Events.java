package dev.kaquan.sandbox.push;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.world.SandboxClock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened and was not yet told. Everything is done within {@link Store#change}. */
public final class Events {
  private final Table<Event> events;
  private final SandboxClock clock;
  private long last;

  /** What was kept. */
  public Events(Store store, SandboxClock clock) {
    this.events = store.table("event", Event.class);
    this.clock = clock;
    this.last =
        store.change(() -> events.all().stream().mapToLong(Event::number).max().orElse(0));
  }

  /**
   * Something happened.
   *
   * @param openid whom it is about; empty for an event about a card
   * @param fields in the order in which they are told
   */
  public void happened(String name, String openid, Map<String, Object> fields) {
    last++;
    events.put(
        Long.toString(last),
        new Event(last, name, openid, clock.seconds(), new LinkedHashMap<>(fields)));
  }

  /** All of them, the oldest first. */
  List<Event> waiting() {
    return events.all().stream().sorted(Comparator.comparingLong(Event::number)).toList();
  }

  /** One was told, or given up. */
  void done(Event event) {
    events.remove(Long.toString(event.number()));
  }
}
