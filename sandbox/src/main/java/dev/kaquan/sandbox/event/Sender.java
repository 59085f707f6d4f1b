package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to the merchant's server, of each person one after the other and of several people at once.
 * Delivery is at least once and resumes after a restart.
 */
public final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long SHUTDOWN_MILLIS = 2000;
  private static final int MAX_PEOPLE = 8;

  /** How often the clock is read while an attempt is due later. */
  private static final long CLOCK_MILLIS = 200;

  private final SandboxContext context;
  private final Store store;
  private final Events events;
  private final PushSettings settings;
  private final MerchantClient merchant;
  private final Random shuffling;
  private final Semaphore wakeUp = new Semaphore(1);
  private final Semaphore free = new Semaphore(MAX_PEOPLE);
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "sandbox-pushes");
  private final ExecutorService workers = Executors.newFixedThreadPool(MAX_PEOPLE, task -> {
    Thread worker = new Thread(task, "sandbox-push");
    worker.setDaemon(true);
    return worker;
  });

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
    this.context = context;
    this.store = context.store();
    this.events = events;
    this.settings = settings;
    this.merchant = merchant;
    this.shuffling = shuffling;
    events.onPublish(wakeUp::release);
  }

  /** Starts delivering. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
    workers.shutdownNow();
    try {
      thread.join(SHUTDOWN_MILLIS);
      boolean unused = workers.awaitTermination(SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        boolean unused = wakeUp.tryAcquire(CLOCK_MILLIS, TimeUnit.MILLISECONDS);
        int unusedPermits = wakeUp.drainPermits();
        assign();
      }
    } catch (InterruptedException e) {
      LOG.debug("no more pushes");
    }
  }

  private void assign() throws InterruptedException {
    for (Map.Entry<String, List<Delivery>> queue : queues().entrySet()) {
      if (busy.contains(queue.getKey())) {
        continue;
      }
      free.acquire();
      busy.add(queue.getKey());
      workers.execute(() -> deliverAll(queue.getKey(), queue.getValue()));
    }
  }

  private Map<String, List<Delivery>> queues() {
    List<Delivery> due = store.change(() -> {
      List<Delivery> all = new ArrayList<>(events.due());
      if (settings.quirks().reorder()) {
        Collections.shuffle(all, shuffling);
      }
      return all;
    });
    Map<String, List<Delivery>> queues = new LinkedHashMap<>();
    due.forEach(delivery ->
        queues.computeIfAbsent(delivery.queue(), queue -> new ArrayList<>()).add(delivery));
    return queues;
  }

  /** After an internal error, the queue is tried again at the next event. */
  private void deliverAll(String queue, List<Delivery> deliveries) {
    try {
      for (Delivery delivery : deliveries) {
        deliver(delivery);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      LOG.error("pushes to one person pause until the next event", bug);
    } finally {
      busy.remove(queue);
      free.release();
      wakeUp.release();
    }
  }

  private void deliver(Delivery first) throws InterruptedException {
    Optional<Delivery> current = dueNow(first);
    while (current.isPresent()) {
      Delivery delivery = current.get();
      Optional<PushTarget> target = store.change(settings::target);
      Quirks quirks = store.change(settings::quirks);
      PushFailure failure = target.isPresent()
          ? merchant.deliver(target.get(), delivery.event(), quirks)
          : PushFailure.unanswered("no push target is set");
      Optional<Delivery> tried = store.change(() -> {
        Optional<Delivery> after = events
            .current(delivery)
            .map(stored -> stored.tried(
                failure, quirks.scheduleOf(delivery.event()), context.clock().seconds()));
        after.ifPresent(events::save);
        return after;
      });
      tried.filter(after -> after.state() == Delivery.State.ABANDONED).ifPresent(Sender::warn);
      if (failure.isNone()) {
        sendDuplicates(target.orElseThrow(), delivery, quirks);
      }
      current = dueNow(delivery);
    }
  }

  private Optional<Delivery> dueNow(Delivery delivery) {
    return store.change(() -> events
        .current(delivery)
        .filter(current -> current.isDueAt(context.clock().seconds())));
  }

  private static void warn(Delivery delivery) {
    LOG.warn(
        "push {} of {} is abandoned: {}",
        delivery.event().number(),
        delivery.event().name(),
        delivery.why());
  }

  private void sendDuplicates(PushTarget target, Delivery delivery, Quirks quirks)
      throws InterruptedException {
    for (int i = 0; i < quirks.duplicates(); i++) {
      PushFailure unused = merchant.deliver(target, delivery.event(), quirks);
    }
  }
}
