package dev.kaquan.bootstrap;

import com.google.inject.Provider;
import dev.kaquan.application.claim.SettleReports;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.cli.CannotListenException;
import dev.kaquan.cli.Servers;
import dev.kaquan.http.HttpApi;
import dev.kaquan.http.HttpServer;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.jdbc.Database;
import dev.kaquan.sandbox.PortTakenException;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the servers, and closes what it opened, last first. */
final class RunningServers implements Servers {
  private static final Logger LOG = LoggerFactory.getLogger(RunningServers.class);
  private static final long SECONDS_BETWEEN_SETTLEMENTS = 30;
  private static final long SECONDS_TO_FINISH = 10;

  private final Provider<HttpApi> api;
  private final Provider<SettleReports> settleReports;
  private final Settings settings;
  private final Path data;
  private final Database database;
  private final InstantSource clock;

  @Inject
  RunningServers(
      Provider<HttpApi> api,
      Provider<SettleReports> settleReports,
      Settings settings,
      DataFolder data,
      Database database,
      InstantSource clock) {
    this.api = api;
    this.settleReports = settleReports;
    this.settings = settings;
    this.data = data.path();
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Running service(String host, int port, int sandboxPort) {
    Deque<Runnable> closing = new ArrayDeque<>();
    closing.push(database::close);
    boolean started = false;
    try {
      Optional<SandboxFacts> sandbox = Optional.empty();
      if (!settings.hasAccount()) {
        Sandbox played = startSandbox(SandboxOptions.usual(host, sandboxPort));
        closing.push(played::close);
        SandboxNote.write(data, played);
        closing.push(() -> SandboxNote.remove(data));
        sandbox = Optional.of(facts(played));
      }
      settings.current();
      settings.apiKey();
      HttpServer server = startApi(host, port);
      closing.push(server::close);
      closing.push(settling());
      started = true;
      return new Open(Optional.of(server.url()), sandbox, closing);
    } finally {
      if (!started) {
        closing.forEach(Runnable::run);
      }
    }
  }

  @Override
  public Running sandbox(SandboxOptions options) {
    Sandbox sandbox = startSandbox(options);
    Deque<Runnable> closing = new ArrayDeque<>();
    closing.push(sandbox::close);
    return new Open(Optional.empty(), Optional.of(facts(sandbox)), closing);
  }

  private HttpServer startApi(String host, int port) {
    try {
      return api.get().start(host, port);
    } catch (dev.kaquan.http.PortTakenException e) {
      throw new CannotListenException(host + ":" + port, e);
    }
  }

  private Sandbox startSandbox(SandboxOptions options) {
    try {
      return Sandbox.start(new SandboxSettings(
          options.host(),
          options.port(),
          data.resolve("sandbox"),
          options.appId(),
          options.secret(),
          clock,
          options.seed(),
          options.reviewAtOnce(),
          options.newCoupons(),
          options.pushesAnywhere()));
    } catch (PortTakenException e) {
      throw new CannotListenException(options.host() + ":" + options.port(), e);
    }
  }

  /** Finishes, now and then, the reports whose codes could not be decrypted when they came. */
  private Runnable settling() {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, "settle-reports");
      thread.setDaemon(true);
      return thread;
    });
    SettleReports settle = settleReports.get();
    ScheduledFuture<?> settlements = executor.scheduleWithFixedDelay(
        () -> settle(settle), 0, SECONDS_BETWEEN_SETTLEMENTS, TimeUnit.SECONDS);
    return () -> {
      settlements.cancel(false);
      end(executor);
    };
  }

  /** Lets a settlement that is under way finish, for a call to the platform lasts seconds at most. */
  private static void end(ScheduledExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static void settle(SettleReports settle) {
    try {
      int settled = settle.settleAll();
      if (settled > 0) {
        LOG.info("settled {} reports that were left", settled);
      }
    } catch (PlatformException | StorageException e) {
      LOG.warn("reports are left for later: {}", e.getMessage());
    }
  }

  private static SandboxFacts facts(Sandbox sandbox) {
    return new SandboxFacts(sandbox.url(), sandbox.appId(), sandbox.secret());
  }

  private static final class Open implements Running {
    private final Optional<URI> service;
    private final Optional<SandboxFacts> sandbox;
    private final Deque<Runnable> closing;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::shut, "shutdown");

    Open(Optional<URI> service, Optional<SandboxFacts> sandbox, Deque<Runnable> closing) {
      this.service = service;
      this.sandbox = sandbox;
      this.closing = closing;
      Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public Optional<URI> service() {
      return service;
    }

    @Override
    public Optional<SandboxFacts> sandbox() {
      return sandbox;
    }

    @Override
    public void await() {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      if (ended.getCount() > 0) {
        Runtime.getRuntime().removeShutdownHook(hook);
        shut();
      }
    }

    private synchronized void shut() {
      while (!closing.isEmpty()) {
        closing.pop().run();
      }
      ended.countDown();
    }
  }
}
