package dev.kaquan.sandbox.push;

import dev.kaquan.sandbox.account.Account;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.sandbox.world.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the merchant what happened, one event after the other, each up to three times without a
 * pause. What it did not come to, it does after a restart; what it was about to do, it does again.
 */
public final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long MILLIS_TO_END = 2000;

  private final Store store;
  private final Events events;
  private final PushSettings settings;
  private final Merchant merchant;
  private final Random shuffling;
  private final Semaphore woken = new Semaphore(1);
  private final Thread thread = new Thread(this::work, "sandbox-pushes");

  /** One that is not started yet; {@code random} draws nonces and orders. */
  public Sender(
      Store store,
      Events events,
      PushSettings settings,
      Account account,
      RandomGenerator random,
      SandboxClock clock) {
    this.store = store;
    this.events = events;
    this.settings = settings;
    this.merchant = new Merchant(account, new Words(random), clock);
    this.shuffling = new Random(random.nextLong());
    events.whenever(woken::release);
  }

  /** Starts to tell. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  Merchant merchant() {
    return merchant;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(MILLIS_TO_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (true) {
        woken.acquire();
        woken.drainPermits();
        tellAll();
      }
    } catch (InterruptedException e) {
      LOG.debug("no more pushes");
    }
  }

  /** After a fault of our own it waits for the next event, for it may meet the same fault again. */
  private void tellAll() throws InterruptedException {
    try {
      for (List<Push> batch = batch(); !batch.isEmpty(); batch = batch()) {
        for (Push push : batch) {
          tell(push);
        }
      }
    } catch (RuntimeException bug) {
      LOG.error("pushes rest until something happens", bug);
    }
  }

  private List<Push> batch() {
    return store.change(() -> {
      List<Push> batch = new ArrayList<>(events.waiting());
      if (settings.quirks().reorder()) {
        Collections.shuffle(batch, shuffling);
      }
      return batch;
    });
  }

  private void tell(Push first) throws InterruptedException {
    Optional<Push> now = store.change(() -> events.now(first));
    while (now.isPresent() && now.get().state() == Push.State.WAITING) {
      Push push = now.get();
      Optional<Target> target = store.change(settings::target);
      Quirks quirks = store.change(settings::quirks);
      String whyNot = target.isPresent()
          ? merchant.accepts(target.get(), push.event(), quirks)
          : "there is nowhere to send it";
      now = store.change(() -> {
        Optional<Push> tried = events.now(push).map(kept -> kept.tried(whyNot));
        tried.ifPresent(events::keep);
        return tried;
      });
      if (whyNot.isEmpty()) {
        again(target.orElseThrow(), push, quirks);
      }
    }
    now.filter(push -> push.state() == Push.State.GIVEN_UP)
        .ifPresent(push -> LOG.warn(
            "push {} of {} is given up: {}",
            push.event().number(),
            push.event().name(),
            push.why()));
  }

  private void again(Target target, Push push, Quirks quirks) throws InterruptedException {
    for (int i = 0; i < quirks.duplicates(); i++) {
      merchant.accepts(target, push.event(), quirks);
    }
  }
}
