package dev.kaquan.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections whose request does not arrive in time, however regularly its bytes come. As a handler, it sees a
 * request when all of it has arrived.
 */
final class SlowClients extends NextHandler implements Connection.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);
  private static final int LOOKS_PER_LIMIT = 30;

  private final Map<Connection, Arrival> arrivals = new ConcurrentHashMap<>();
  private final Duration limit;
  private Optional<Scheduler.Task> next = Optional.empty();

  SlowClients(Duration limit) {
    this.limit = limit;
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

    /** Returns whether the request has been arriving for longer than {@code limit}. */
    boolean isLate(long bytes, long now, Duration limit) {
      if (isComplete || bytes == bytesBefore) {
        isBegun = false;
        return false;
      }
      if (!isBegun) {
        isBegun = true;
        begin = now;
      }
      return now - begin > limit.toNanos();
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

  private synchronized void stopLooking() {
    next.ifPresent(Scheduler.Task::cancel);
  }

  private synchronized void look() {
    long now = System.nanoTime();
    arrivals.forEach((connection, arrival) -> {
      if (arrival.isLate(connection.getBytesIn(), now, limit)) {
        LOG.debug("closed a connection whose request took longer than {}", limit);
        connection.getEndPoint().close();
      }
    });
    if (!isStopping() && !isStopped()) {
      next = Optional.of(getServer()
          .getScheduler()
          .schedule(this::look, limit.toNanos() / LOOKS_PER_LIMIT, TimeUnit.NANOSECONDS));
    }
  }
}
