package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to the merchant's server one after the other, with up to three attempts each
 * without a pause. Delivery is at least once and resumes after a restart.
 */
public final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long SHUTDOWN_MILLIS = 2000;

  private final Store store;
  private final Events events;
  private final PushSettings settings;
  private final MerchantClient merchant;
  private final Random shuffling;
  private final Semaphore wakeUp = new Semaphore(1);
  private final Thread thread = new Thread(this::run, "sandbox-pushes");

  /**
   * Prepares the sender; {@link #start} starts it.
   *
   * @param shuffling orders deliveries when the quirk {@code reorder} is set
   */
  public Sender(
      SandboxContext context,
      Events events,
      PushSettings settings,
      MerchantClient merchant,
      Random shuffling) {
    this.store = context.store();
    this.events = events;
    this.settings = settings;
    this.merchant = merchant;
    this.shuffling = shuffling;
    events.onPublish(wakeUp::release);
  }

  /** Starts the delivery thread. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(SHUTDOWN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        wakeUp.acquire();
        wakeUp.drainPermits();
        deliverAll();
      }
    } catch (InterruptedException e) {
      LOG.debug("no more pushes");
    }
  }

  /** After an internal error, waits for the next event: an immediate retry may fail the same way. */
  private void deliverAll() throws InterruptedException {
    try {
      for (List<Delivery> batch = batch(); !batch.isEmpty(); batch = batch()) {
        for (Delivery delivery : batch) {
          deliver(delivery);
        }
      }
    } catch (RuntimeException bug) {
      LOG.error("pushes pause until the next event", bug);
    }
  }

  private List<Delivery> batch() {
    return store.change(() -> {
      List<Delivery> batch = new ArrayList<>(events.pending());
      if (settings.quirks().reorder()) {
        Collections.shuffle(batch, shuffling);
      }
      return batch;
    });
  }

  private void deliver(Delivery first) throws InterruptedException {
    Optional<Delivery> current = store.change(() -> events.current(first));
    while (current.isPresent() && current.get().state() == Delivery.State.PENDING) {
      Delivery delivery = current.get();
      Optional<PushTarget> target = store.change(settings::target);
      Quirks quirks = store.change(settings::quirks);
      String failureReason = target.isPresent()
          ? merchant.deliver(target.get(), delivery.event(), quirks)
          : "no push target is set";
      current = store.change(() -> {
        Optional<Delivery> tried =
            events.current(delivery).map(stored -> stored.tried(failureReason));
        tried.ifPresent(events::save);
        return tried;
      });
      if (failureReason.isEmpty()) {
        sendDuplicates(target.orElseThrow(), delivery, quirks);
      }
    }
    current
        .filter(delivery -> delivery.state() == Delivery.State.ABANDONED)
        .ifPresent(delivery -> LOG.warn(
            "push {} of {} is abandoned: {}",
            delivery.event().number(),
            delivery.event().name(),
            delivery.why()));
  }

  private void sendDuplicates(PushTarget target, Delivery delivery, Quirks quirks)
      throws InterruptedException {
    for (int i = 0; i < quirks.duplicates(); i++) {
      merchant.deliver(target, delivery.event(), quirks);
    }
  }
}
