package dev.kaquan.bootstrap;

import dev.kaquan.application.port.StorageException;
import dev.kaquan.cli.FolderUnusableException;
import dev.kaquan.cli.PortTakenException;
import dev.kaquan.cli.ServerLauncher;
import dev.kaquan.domain.member.NumberPattern;
import dev.kaquan.http.HttpApi;
import dev.kaquan.http.HttpServer;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.jdbc.Database;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import dev.kaquan.sandbox.store.DamagedStoreException;
import dev.kaquan.sandbox.store.FolderLockedException;
import dev.kaquan.wechat.CallbackSettings;
import dev.kaquan.wechat.WeChatAccounts;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service and the sandbox. */
final class DefaultServerLauncher implements ServerLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultServerLauncher.class);

  private final Provider<HttpApi> api;
  private final Provider<BackgroundJobs> jobs;
  private final Settings settings;
  private final CallbackResolver callback;
  private final WeChatAccounts accounts;
  private final ApiKeyFile apiKey;
  private final DataFolder data;
  private final Database database;
  private final InstantSource clock;

  @Inject
  DefaultServerLauncher(
      Provider<HttpApi> api,
      Provider<BackgroundJobs> jobs,
      Settings settings,
      CallbackResolver callback,
      WeChatAccounts accounts,
      ApiKeyFile apiKey,
      DataFolder data,
      Database database,
      InstantSource clock) {
    this.api = api;
    this.jobs = jobs;
    this.settings = settings;
    this.callback = callback;
    this.accounts = accounts;
    this.apiKey = apiKey;
    this.data = data;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Running service(String host, int port, int sandboxPort) {
    NumberPattern unused = settings.numberPattern();
    CallbackSettings unusedToo = settings.callback();
    Set<String> unusedNames = settings.hostNames();
    int unusedLimit = settings.reconciliationsPerDay();
    Addresses.check(host, port);
    if (!settings.hasAccount()) {
      Addresses.check(host, sandboxPort);
    }
    return started(lifecycle -> {
      lifecycle.opened(database);
      data.readableByOthers("api-key")
          .forEach(path -> LOG.warn("{} can be read by others: chmod go-rwx {}", path, path));
      openMeanwhile();
      Optional<Sandbox> sandbox = settings.hasAccount()
          ? Optional.empty()
          : Optional.of(startSandbox(
              new SandboxOptions(host, sandboxPort, Identity.GENERATED, Permissions.DEFAULTS),
              lifecycle,
              true));
      database.open();
      accounts.resolve();
      apiKey.readOrCreate();
      HttpServer server = lifecycle.opened(startApi(host, port));
      sandbox.ifPresent(own -> receivePushes(own, server));
      lifecycle.opened(jobs.get().start());
      return new RunningInstance(
          Optional.of(server.url()), sandbox.map(DefaultServerLauncher::endpoint), lifecycle);
    });
  }

  @Override
  public Running sandbox(SandboxOptions options) {
    Addresses.check(options.host(), options.port());
    return started(lifecycle -> new RunningInstance(
        Optional.empty(),
        Optional.of(endpoint(startSandbox(options, lifecycle, false))),
        lifecycle));
  }

  /** Opens the database while the sandbox starts. If that fails, opening it again says why. */
  private void openMeanwhile() {
    Thread opening = new Thread(
        () -> {
          try {
            database.open();
          } catch (StorageException e) {
            LOG.debug("the database cannot be opened", e);
          }
        },
        "open-database");
    opening.setDaemon(true);
    opening.start();
  }

  /** If the start fails, closes what was opened. */
  private static Running started(Function<Lifecycle, Running> start) {
    Lifecycle lifecycle = new Lifecycle();
    boolean isStarted = false;
    try {
      Running running = start.apply(lifecycle);
      isStarted = true;
      return running;
    } finally {
      if (!isStarted) {
        lifecycle.close();
      }
    }
  }

  private HttpServer startApi(String host, int port) {
    try {
      return api.get().start(host, port, settings.hostNames());
    } catch (BindException e) {
      throw new PortTakenException(host + ":" + port, e);
    }
  }

  /** Events flow from the sandbox to the service without a setting. */
  private void receivePushes(Sandbox sandbox, HttpServer server) {
    CallbackSettings agreed = callback.agree();
    sandbox.pushTo(server.url().resolve("/wechat/events"), agreed.token(), agreed.aesKey());
  }

  private static SandboxEndpoint endpoint(Sandbox sandbox) {
    return new SandboxEndpoint(sandbox.url(), sandbox.appId(), sandbox.secret());
  }

  /** Starts a sandbox; {@code isDescribed} lets commands find it in the data folder. */
  private Sandbox startSandbox(SandboxOptions options, Lifecycle lifecycle, boolean isDescribed) {
    DataFolder folder = data.folder("sandbox");
    Identity identity = options.identity();
    Permissions permissions = options.permissions();
    try {
      folder.create();
      Sandbox sandbox = lifecycle.opened(Sandbox.start(new SandboxSettings(
          options.host(),
          options.port(),
          folder.path(),
          clock,
          new SandboxSettings.Identity(identity.appId(), identity.secret(), identity.seed()),
          new SandboxSettings.Permissions(
              permissions.unreviewedCards(),
              permissions.newCoupons(),
              permissions.pushesAnywhere()))));
      if (isDescribed) {
        lifecycle.opened(new SandboxDescriptor(data).publish(endpoint(sandbox)));
      }
      return sandbox;
    } catch (FolderLockedException | DamagedStoreException e) {
      throw new FolderUnusableException(String.valueOf(e.getMessage()), e);
    } catch (BindException e) {
      throw new PortTakenException(options.host() + ":" + options.port(), e);
    } catch (IOException e) {
      throw new FolderUnusableException(
          "cannot create " + folder.path() + "; fix that, or choose another folder with --data", e);
    }
  }
}
