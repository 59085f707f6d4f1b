package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.account.Account;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.store.Store;
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
  private final MerchantClient merchant;
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
    this.merchant = new MerchantClient(account, new RandomStrings(random), clock);
    this.shuffling = new Random(random.nextLong());
    events.onPublish(woken::release);
  }

  /** StartCount to tell. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  MerchantClient merchant() {
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
      for (List<Delivery> batch = batch(); !batch.isEmpty(); batch = batch()) {
        for (Delivery delivery : batch) {
          tell(delivery);
        }
      }
    } catch (RuntimeException bug) {
      LOG.error("pushes rest until something happens", bug);
    }
  }

  private List<Delivery> batch() {
    return store.change(() -> {
      List<Delivery> batch = new ArrayList<>(events.waiting());
      if (settings.quirks().reorder()) {
        Collections.shuffle(batch, shuffling);
      }
      return batch;
    });
  }

  private void tell(Delivery first) throws InterruptedException {
    Optional<Delivery> now = store.change(() -> events.now(first));
    while (now.isPresent() && now.get().state() == Delivery.State.PENDING) {
      Delivery delivery = now.get();
      Optional<PushTarget> target = store.change(settings::target);
      Quirks quirks = store.change(settings::quirks);
      String failureReason = target.isPresent()
          ? merchant.accepts(target.get(), delivery.event(), quirks)
          : "there is nowhere to send it";
      now = store.change(() -> {
        Optional<Delivery> tried = events.now(delivery).map(kept -> kept.tried(failureReason));
        tried.ifPresent(events::save);
        return tried;
      });
      if (failureReason.isEmpty()) {
        sendDuplicates(target.orElseThrow(), delivery, quirks);
      }
    }
    now.filter(delivery -> delivery.state() == Delivery.State.ABANDONED)
        .ifPresent(delivery -> LOG.warn(
            "push {} of {} is given up: {}",
            delivery.event().number(),
            delivery.event().name(),
            delivery.why()));
  }

  private void sendDuplicates(PushTarget target, Delivery delivery, Quirks quirks)
      throws InterruptedException {
    for (int i = 0; i < quirks.duplicates(); i++) {
      merchant.accepts(target, delivery.event(), quirks);
    }
  }
}
