package dev.kaquan.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections whose request does not arrive in time, or too slowly, however regularly its bytes come, and, while the
 * server stops, those without a request. As a handler, it sees a request when all of it has arrived.
 */
final class SlowClients extends NextHandler implements Connection.Listener, Graceful {
  private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);
  private static final int LOOKS_PER_LIMIT = 30;

  private final Map<Connection, Arrival> arrivals = new ConcurrentHashMap<>();
  private final ServerLimits limits;
  private volatile boolean isShutdown;
  private Optional<Scheduler.Task> next = Optional.empty();

  SlowClients(ServerLimits limits) {
    this.limits = limits;
    addEventListener(new LifeCycle.Listener() {
      @Override
      public void lifeCycleStarted(LifeCycle event) {
        look();
      }

      @Override
      public void lifeCycleStopping(LifeCycle event) {
        stopLooking();
      }
    });
  }

  /** The arrival of the current request of a connection. */
  private static final class Arrival {
    private volatile boolean isComplete;
    private volatile long bytesBefore;
    private long begin;
    private boolean isBegun;

    /** Returns whether the connection has no request, not even a part of one. */
    boolean isIdle(long bytes) {
      return !isComplete && bytes == bytesBefore;
    }

    /** Returns whether the request has been arriving for too long, or too slowly after the grace. */
    boolean isLate(long bytes, long now, ServerLimits limits) {
      if (isComplete || isIdle(bytes)) {
        isBegun = false;
        return false;
      }
      if (!isBegun) {
        isBegun = true;
        begin = now;
      }
      long nanos = now - begin;
      double perSecond = (bytes - bytesBefore) * 1e9 / nanos;
      return nanos > limits.request().toNanos()
          || (nanos > limits.grace().toNanos() && perSecond < limits.bytesPerSecond());
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Connection connection = request.getConnectionMetaData().getConnection();
    Arrival arrival = arrivals.get(connection);
    if (arrival != null) {
      arrival.isComplete = true;
      Request.addCompletionListener(request, failure -> {
        arrival.bytesBefore = connection.getBytesIn();
        arrival.isComplete = false;
      });
    }
    return handled(request, response, callback);
  }

  @Override
  public void onOpened(Connection connection) {
    arrivals.put(connection, new Arrival());
  }

  @Override
  public void onClosed(Connection connection) {
    arrivals.remove(connection);
  }

  /** Lets requests come to their end. Later looks close what gets idle meanwhile. */
  @Override
  public CompletableFuture<Void> shutdown() {
    isShutdown = true;
    closeIdle();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return isShutdown;
  }

  private void closeIdle() {
    arrivals.forEach((connection, arrival) -> {
      if (arrival.isIdle(connection.getBytesIn())) {
        connection.getEndPoint().close();
      }
    });
  }

  private synchronized void stopLooking() {
    next.ifPresent(Scheduler.Task::cancel);
  }

  private synchronized void look() {
    long now = System.nanoTime();
    arrivals.forEach((connection, arrival) -> {
      if (arrival.isLate(connection.getBytesIn(), now, limits)) {
        LOG.debug("closed a connection whose request arrived too slowly");
        connection.getEndPoint().close();
      }
    });
    if (isShutdown) {
      closeIdle();
    }
    if (!isStopping() && !isStopped()) {
      next = Optional.of(getServer()
          .getScheduler()
          .schedule(
              this::look,
              Math.min(limits.request().toNanos(), limits.grace().toNanos()) / LOOKS_PER_LIMIT,
              TimeUnit.NANOSECONDS));
    }
  }
}
