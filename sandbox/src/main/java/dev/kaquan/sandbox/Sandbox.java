package dev.kaquan.sandbox;

import dev.kaquan.sandbox.account.Account;
import dev.kaquan.sandbox.account.AccountEndpoints;
import dev.kaquan.sandbox.account.CredentialIssuer;
import dev.kaquan.sandbox.card.CardEndpoints;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.card.Cells;
import dev.kaquan.sandbox.card.DistributionEndpoints;
import dev.kaquan.sandbox.card.MediaEndpoints;
import dev.kaquan.sandbox.card.Policy;
import dev.kaquan.sandbox.card.PolicySettings;
import dev.kaquan.sandbox.card.QrCodes;
import dev.kaquan.sandbox.card.WhiteList;
import dev.kaquan.sandbox.claim.Claims;
import dev.kaquan.sandbox.claim.Gifts;
import dev.kaquan.sandbox.claim.PersonEndpoints;
import dev.kaquan.sandbox.claim.PhoneEndpoints;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeEndpoints;
import dev.kaquan.sandbox.code.DepositEndpoints;
import dev.kaquan.sandbox.code.Deposits;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.code.Redemptions;
import dev.kaquan.sandbox.control.ControlEndpoints;
import dev.kaquan.sandbox.control.FaultInjector;
import dev.kaquan.sandbox.control.Page;
import dev.kaquan.sandbox.control.RequestLog;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.event.PushEndpoints;
import dev.kaquan.sandbox.event.PushSettings;
import dev.kaquan.sandbox.event.Sender;
import dev.kaquan.sandbox.member.MemberEndpoints;
import dev.kaquan.sandbox.member.Memberships;
import dev.kaquan.sandbox.member.OpenCardComponent;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.Endpoint;
import dev.kaquan.sandbox.web.Endpoints;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A card platform to try things on: it plays api.weixin.qq.com, and the phone, on this machine.
 *
 * <p>It is not WeChat. What it plays, and what it chose where nobody knows what WeChat does, stands
 * in docs/sandbox.md.
 */
public final class Sandbox implements AutoCloseable {
  private static final long A_DAY = 24L * 3600;

  private final Store store;
  private final Sender sender;
  private final FaultInjector faults;
  private final Javalin server;
  private final String host;
  private final Account account;
  private final Endpoints endpoints;

  /** How often the sandbox was started on a folder. */
  public record StartCount(long count) {}

  private Sandbox(
      Store store,
      Sender sender,
      FaultInjector faults,
      Javalin server,
      String host,
      Account account,
      Endpoints endpoints) {
    this.store = store;
    this.sender = sender;
    this.faults = faults;
    this.server = server;
    this.host = host;
    this.account = account;
    this.endpoints = endpoints;
  }

  /**
   * StartCount a sandbox.
   *
   * @throws BindException if another process listens on the port
   */
  public static Sandbox start(SandboxSettings settings) throws BindException {
    Store store = new Store(settings.folder());
    boolean started = false;
    try {
      Sandbox sandbox = start(settings, store);
      started = true;
      return sandbox;
    } finally {
      if (!started) {
        store.close();
      }
    }
  }

  private static Sandbox start(SandboxSettings settings, Store store) throws BindException {
    long starts = starts(store);
    RandomStrings randomStrings = new RandomStrings(random(settings, starts));
    SandboxClock clock = new SandboxClock(store, settings.clock());
    Account account = account(store, settings, randomStrings);
    CredentialIssuer credentialIssuer = new CredentialIssuer(store, randomStrings, clock);
    CardRecords cardRecords = new CardRecords(store, account, randomStrings, clock);
    WhiteList whiteList = new WhiteList(store);
    HeldCodes codes = new HeldCodes(store, cardRecords, randomStrings, clock);
    CodeCipher cipher = new CodeCipher(account.codeKey(), randomStrings);
    PushSettings pushSettings = new PushSettings(store);
    Events events = new Events(store, pushSettings, clock);
    Deposits deposits = new Deposits(store, codes, randomStrings);
    Redemptions redemptions = new Redemptions(store, codes, cardRecords, events, clock);
    Memberships memberships = new Memberships(store, cardRecords);
    Claims claims = new Claims(
        store,
        credentialIssuer,
        cardRecords,
        whiteList,
        codes,
        deposits,
        events,
        memberships::taken,
        clock);

    Endpoints endpoints = new Endpoints(credentialIssuer::check, randomStrings);
    new AccountEndpoints(account, credentialIssuer, clock).register(endpoints);
    Policy policy = new Policy(
        store, new PolicySettings(settings.reviewAtOnce(), settings.newCoupons(), A_DAY));
    QrCodes qrCodes = new QrCodes(store);
    Cells cells = new Cells(store);
    new DistributionEndpoints(store, cardRecords, whiteList, qrCodes, cells, randomStrings, clock)
        .register(endpoints);
    new MediaEndpoints(randomStrings).register(endpoints);
    new CardEndpoints(store, cardRecords, clock, policy, events, deposits::count)
        .register(endpoints);
    new CodeEndpoints(
            store, codes, cardRecords, deposits, redemptions, memberships::renamed, cipher, clock)
        .register(endpoints);
    new DepositEndpoints(store, cardRecords, deposits).register(endpoints);
    new PhoneEndpoints(store, claims, codes, cardRecords, cipher, events).register(endpoints);
    new MemberEndpoints(store, account, memberships, cardRecords, codes, events, clock)
        .register(endpoints);
    new OpenCardComponent(
            store,
            account,
            memberships,
            cardRecords,
            claims,
            codes,
            cipher,
            policy,
            events,
            randomStrings,
            clock)
        .register(endpoints);
    Gifts gifts = new Gifts(store, codes, cardRecords, events, memberships::taken, clock);
    endpoints.beforeEach(gifts::returnLate);
    new PersonEndpoints(
            store,
            claims,
            gifts,
            codes,
            redemptions,
            cardRecords,
            qrCodes,
            cells,
            cipher,
            events,
            randomStrings,
            clock)
        .register(endpoints);

    RandomGenerator pushRandom = random(settings, starts);
    Sender sender = new Sender(store, events, pushSettings, account, pushRandom, clock);
    new PushEndpoints(store, events, pushSettings, sender, settings.pushesAnywhere())
        .register(endpoints);
    FaultInjector faults = new FaultInjector(store, random(settings, starts));
    RequestLog requestLog = new RequestLog(clock);
    new ControlEndpoints(store, clock, faults, requestLog).register(endpoints);
    Page page = new Page(endpoints.all());

    Javalin server = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      requestLog.register(config.routes);
      faults.register(config.routes);
      page.register(config.routes);
      endpoints.register(config.routes, faults);
    });
    try {
      server.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      throw (BindException) new BindException(settings.host() + ":" + settings.port()).initCause(e);
    }
    sender.start();
    return new Sandbox(store, sender, faults, server, settings.host(), account, endpoints);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, server.port());
  }

  /** What to enter as the platform's base URL. */
  public URI url() {
    return URI.create("http://" + host + ":" + server.port());
  }

  /** The account's appid. */
  public String appId() {
    return account.appId();
  }

  /** The account's secret. */
  public String secret() {
    return account.secret();
  }

  /** Every call that it answers. */
  List<Endpoint> endpoints() {
    return endpoints.all();
  }

  @Override
  public void close() {
    faults.close();
    server.stop();
    sender.close();
    store.close();
  }

  private static long starts(Store store) {
    Table<StartCount> starts = store.table("starts", StartCount.class);
    return store.change(() -> {
      long count = starts.get("").map(StartCount::count).orElse(0L);
      starts.put("", new StartCount(count + 1));
      return count;
    });
  }

  /**
   * Each start draws other words, or a restart would make ids that are there already. What the
   * sandbox makes up opens nothing but itself, so a fast source will do.
   */
  private static RandomGenerator random(SandboxSettings settings, long starts) {
    return settings.seed().isPresent()
        ? new Random(settings.seed().getAsLong() + starts)
        : new SplittableRandom(new SecureRandom().nextLong());
  }

  private static Account account(
      Store store, SandboxSettings settings, RandomStrings randomStrings) {
    Table<Account> accounts = store.table("account", Account.class);
    return store.change(() -> {
      Account kept = accounts
          .get("")
          .orElseGet(() -> new Account(
              "wx" + randomStrings.hex(16),
              randomStrings.hex(32),
              "gh_" + randomStrings.hex(12),
              randomStrings.letters(5),
              "3" + randomStrings.digits(9),
              Base64.getEncoder().encodeToString(randomStrings.bytes(32))));
      accounts.put("", kept);
      return new Account(
          settings.appId().isEmpty() ? kept.appId() : settings.appId(),
          settings.secret().isEmpty() ? kept.secret() : settings.secret(),
          kept.originalId(),
          kept.cardIdPrefix(),
          kept.uin(),
          kept.codeKey());
    });
  }
}
