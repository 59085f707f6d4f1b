package dev.kaquan.sandbox.push;

import dev.kaquan.sandbox.store.Index;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.world.SandboxClock;
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

  private final Table<Push> pushes;
  private final Index<Push> byState;
  private final PushSettings settings;
  private final SandboxClock clock;
  private volatile Runnable listener = () -> {};
  private long last;

  /** What was kept. */
  public Events(Store store, PushSettings settings, SandboxClock clock) {
    this.pushes = store.table("push", Push.class);
    this.byState = pushes.index(push -> push.state().name());
    this.settings = settings;
    this.clock = clock;
    this.last = store.change(() ->
        pushes.all().stream().mapToLong(push -> push.event().number()).max().orElse(0));
  }

  /**
   * Something happened. Without a place to send it to, the merchant will never be told.
   *
   * @param openid whom it is about; empty for an event about a card
   * @param fields in the order in which they are told
   */
  public void happened(String name, String openid, Map<String, Object> fields) {
    last++;
    Event event = new Event(last, name, openid, clock.seconds(), new LinkedHashMap<>(fields));
    boolean isTold = settings.target().isPresent();
    keep(Push.of(event, isTold));
    if (isTold) {
      listener.run();
    }
  }

  /** What is to be run when something happened. */
  void whenever(Runnable next) {
    listener = next;
  }

  /** Those that wait, the oldest first. */
  List<Push> waiting() {
    return sorted(byState.of(Push.State.WAITING.name()));
  }

  /** All of them, the oldest first. */
  List<Push> all() {
    return sorted(pushes.all());
  }

  /** How it is with one now; nothing if it was forgotten. */
  Optional<Push> now(Push push) {
    return pushes.get(push.key());
  }

  void keep(Push push) {
    pushes.put(push.key(), push);
    if (push.state() != Push.State.WAITING) {
      drop(push.event().number() - KEPT);
      if (push.event().number() <= last - KEPT) {
        pushes.remove(push.key());
      }
    }
  }

  private void drop(long number) {
    String key = Long.toString(number);
    if (pushes.get(key).filter(push -> push.state() != Push.State.WAITING).isPresent()) {
      pushes.remove(key);
    }
  }

  private static List<Push> sorted(Collection<Push> pushes) {
    return pushes.stream()
        .sorted(Comparator.comparingLong(push -> push.event().number()))
        .toList();
  }
}
