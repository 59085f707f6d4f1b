package dev.kaquan.sandbox;

import dev.kaquan.sandbox.control.ControlEndpoints;
import dev.kaquan.sandbox.control.FaultInjector;
import dev.kaquan.sandbox.control.Page;
import dev.kaquan.sandbox.control.RequestLog;
import dev.kaquan.sandbox.env.Account;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.event.MerchantClient;
import dev.kaquan.sandbox.event.PushEndpoints;
import dev.kaquan.sandbox.event.PushSettings;
import dev.kaquan.sandbox.event.PushTarget;
import dev.kaquan.sandbox.event.Sender;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.Endpoint;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ServerRefusals;
import dev.kaquan.server.ProtectedServer;
import dev.kaquan.server.ServerLimits;
import io.javalin.Javalin;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;

/**
 * A card platform for development: it plays api.weixin.qq.com and the phone on this machine.
 *
 * <p>It is not WeChat. docs/sandbox.md says what it plays, and what was chosen where WeChat's
 * behaviour is unknown.
 */
public final class Sandbox implements AutoCloseable {
  /** An SDK whose connections are redirected to the sandbox still sends the platform's name. */
  private static final Set<String> NAMES_OF_PLATFORM = Set.of(
      "api.weixin.qq.com",
      "api2.weixin.qq.com",
      "sh.api.weixin.qq.com",
      "sz.api.weixin.qq.com",
      "hk.api.weixin.qq.com",
      "mp.weixin.qq.com");

  /** A picture has at most 1 MB. */
  private static final long MAX_BODY_BYTES = 2 << 20;

  private final SandboxContext context;
  private final PushSettings pushSettings;
  private final Sender sender;
  private final FaultInjector faults;
  private final Javalin server;
  private final String host;
  private final Endpoints endpoints;

  /** How often the sandbox was started on a folder. */
  public record StartCount(long count) {}

  private Sandbox(SandboxContext context, SandboxSettings settings, long startCount) {
    this.context = context;
    this.host = settings.host();
    pushSettings = new PushSettings(context);
    Events events = new Events(context, pushSettings);
    RandomGenerator pushRandom = random(settings.identity(), startCount);
    MerchantClient merchant = new MerchantClient(context, new RandomStrings(pushRandom));
    sender = new Sender(context, events, pushSettings, merchant, new Random(pushRandom.nextLong()));
    faults = new FaultInjector(context, random(settings.identity(), startCount));
    RequestLog requestLog = new RequestLog(context.clock());
    endpoints = SandboxEndpoints.of(context, settings.permissions(), events);
    new PushEndpoints(
            context, events, pushSettings, merchant, settings.permissions().pushesAnywhere())
        .register(endpoints);
    new ControlEndpoints(context, faults, requestLog).register(endpoints);
    Page page = new Page(endpoints.all());
    server = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      ProtectedServer.configure(
          config,
          settings.host(),
          NAMES_OF_PLATFORM,
          ServerLimits.ofBodies(MAX_BODY_BYTES),
          (method, path) -> false,
          new Handler.Wrapper(),
          new ServerRefusals());
      config.routes.exception(IOException.class, ServerRefusals::unreadable);
      config.routes.exception(HttpException.RuntimeException.class, ServerRefusals::unreadable);
      config.routes.exception(ContentTooLargeResponse.class, ServerRefusals::tooLarge);
      requestLog.register(config.routes);
      faults.register(config.routes);
      page.register(config.routes);
      endpoints.register(config.routes, faults);
    });
  }

  /**
   * Starts a sandbox.
   *
   * @throws BindException if another process listens on the port
   * @throws dev.kaquan.sandbox.store.FolderLockedException if another sandbox uses the folder
   */
  public static Sandbox start(SandboxSettings settings) throws BindException {
    Store store = new Store(settings.folder());
    boolean started = false;
    try {
      long startCount = countStart(store);
      RandomStrings randomStrings = new RandomStrings(random(settings.identity(), startCount));
      SandboxClock clock = new SandboxClock(store, settings.clock());
      Account account = SandboxAccount.open(store, settings.identity(), randomStrings);
      Sandbox sandbox = new Sandbox(
          new SandboxContext(store, clock, randomStrings, account), settings, startCount);
      sandbox.listen(settings.port());
      started = true;
      return sandbox;
    } finally {
      if (!started) {
        store.close();
      }
    }
  }

  /** Returns the address on which it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, server.port());
  }

  /** Returns the base URL of the platform. */
  public URI url() {
    return URI.create("http://" + host + ":" + server.port());
  }

  /** Returns the account's appid. */
  public String appId() {
    return context.account().appId();
  }

  public String secret() {
    return context.account().secret();
  }

  List<Endpoint> endpoints() {
    return endpoints.all();
  }

  /**
   * Pushes events to a server on this machine, unless a target with another path was set. The target is
   * not verified.
   *
   * @param aesKey the EncodingAESKey; empty to push in plain text
   */
  public void pushTo(URI url, String token, String aesKey) {
    PushTarget target = new PushTarget(
        url.toString(),
        token,
        aesKey,
        aesKey.isEmpty() ? PushTarget.Mode.PLAIN : PushTarget.Mode.SAFE);
    context.store().change(() -> {
      String before = pushSettings.target().map(PushTarget::url).orElse(url.toString());
      if (before.endsWith(url.getPath())) {
        pushSettings.set(target);
      }
      return target;
    });
  }

  @Override
  public void close() {
    faults.close();
    server.stop();
    sender.close();
    context.store().close();
  }

  private void listen(int port) throws BindException {
    try {
      server.start(host, port);
    } catch (JavalinBindException e) {
      throw (BindException) new BindException(host + ":" + port).initCause(e);
    }
    context.store().publishAddress(url().toString());
    sender.start();
  }

  private static long countStart(Store store) {
    Table<StartCount> starts = store.table("start_count", StartCount.class);
    return store.change(() -> {
      long count = starts.get("").map(StartCount::count).orElse(0L);
      starts.put("", new StartCount(count + 1));
      return count;
    });
  }

  /**
   * Returns a random source that differs with each start, so that a restart does not repeat ids. A
   * fast source is enough: its secrets are valid in this sandbox only.
   */
  private static RandomGenerator random(SandboxSettings.Identity identity, long startCount) {
    return identity.seed().isPresent()
        ? new Random(identity.seed().getAsLong() + startCount)
        : new SplittableRandom(new SecureRandom().nextLong());
  }
}
