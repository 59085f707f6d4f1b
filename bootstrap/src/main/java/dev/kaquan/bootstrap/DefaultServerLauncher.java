package dev.kaquan.bootstrap;

import com.google.inject.Provider;
import dev.kaquan.application.claim.ResolvePendingCodes;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.cli.PortTakenException;
import dev.kaquan.cli.ServerLauncher;
import dev.kaquan.http.HttpApi;
import dev.kaquan.http.HttpServer;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.jdbc.Database;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import jakarta.inject.Inject;
import java.net.BindException;
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
final class DefaultServerLauncher implements ServerLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultServerLauncher.class);
  private static final long SECONDS_BETWEEN_SETTLEMENTS = 30;
  private static final long SECONDS_TO_FINISH = 10;

  private final Provider<HttpApi> api;
  private final Provider<ResolvePendingCodes> resolvePendingCodes;
  private final Settings settings;
  private final Path data;
  private final Database database;
  private final InstantSource clock;

  @Inject
  DefaultServerLauncher(
      Provider<HttpApi> api,
      Provider<ResolvePendingCodes> resolvePendingCodes,
      Settings settings,
      DataFolder data,
      Database database,
      InstantSource clock) {
    this.api = api;
    this.resolvePendingCodes = resolvePendingCodes;
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
      Optional<SandboxEndpoint> sandbox = Optional.empty();
      if (!settings.hasAccount()) {
        Sandbox played = startSandbox(SandboxOptions.defaults(host, sandboxPort));
        closing.push(played::close);
        SandboxDescriptor.write(data, played);
        closing.push(() -> SandboxDescriptor.remove(data));
        sandbox = Optional.of(facts(played));
      }
      settings.current();
      settings.apiKey();
      HttpServer server = startApi(host, port);
      closing.push(server::close);
      closing.push(startResolvingCodes());
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
    } catch (BindException e) {
      throw new PortTakenException(host + ":" + port, e);
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
    } catch (BindException e) {
      throw new PortTakenException(options.host() + ":" + options.port(), e);
    }
  }

  /** Finishes, now and then, the reports whose codes could not be decrypted when they came. */
  private Runnable startResolvingCodes() {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, "settle-reports");
      thread.setDaemon(true);
      return thread;
    });
    ResolvePendingCodes resolve = resolvePendingCodes.get();
    ScheduledFuture<?> settlements = executor.scheduleWithFixedDelay(
        () -> resolve(resolve), 0, SECONDS_BETWEEN_SETTLEMENTS, TimeUnit.SECONDS);
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

  private static void resolve(ResolvePendingCodes resolve) {
    try {
      int resolved = resolve.resolveAll();
      if (resolved > 0) {
        LOG.info("settled {} reports that were left", resolved);
      }
    } catch (PlatformException | StorageException e) {
      LOG.warn("reports are left for later: {}", e.getMessage());
    }
  }

  private static SandboxEndpoint facts(Sandbox sandbox) {
    return new SandboxEndpoint(sandbox.url(), sandbox.appId(), sandbox.secret());
  }

  private static final class Open implements Running {
    private final Optional<URI> service;
    private final Optional<SandboxEndpoint> sandbox;
    private final Deque<Runnable> closing;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::shutdown, "shutdown");

    Open(Optional<URI> service, Optional<SandboxEndpoint> sandbox, Deque<Runnable> closing) {
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
    public Optional<SandboxEndpoint> sandbox() {
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
        shutdown();
      }
    }

    private synchronized void shutdown() {
      while (!closing.isEmpty()) {
        closing.pop().run();
      }
      ended.countDown();
    }
  }
}
