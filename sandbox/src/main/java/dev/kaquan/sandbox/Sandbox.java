package dev.kaquan.sandbox;

import dev.kaquan.sandbox.account.Account;
import dev.kaquan.sandbox.account.AccountCalls;
import dev.kaquan.sandbox.account.Lent;
import dev.kaquan.sandbox.card.CardCalls;
import dev.kaquan.sandbox.card.Cells;
import dev.kaquan.sandbox.card.MediaCalls;
import dev.kaquan.sandbox.card.OfferingCalls;
import dev.kaquan.sandbox.card.Policy;
import dev.kaquan.sandbox.card.QrCodes;
import dev.kaquan.sandbox.card.Templates;
import dev.kaquan.sandbox.card.WhiteList;
import dev.kaquan.sandbox.code.CodeCalls;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.DepositCalls;
import dev.kaquan.sandbox.code.Deposits;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.code.Redeeming;
import dev.kaquan.sandbox.control.ControlCalls;
import dev.kaquan.sandbox.control.Faults;
import dev.kaquan.sandbox.control.Journal;
import dev.kaquan.sandbox.control.Page;
import dev.kaquan.sandbox.member.Component;
import dev.kaquan.sandbox.member.MemberCalls;
import dev.kaquan.sandbox.member.Memberships;
import dev.kaquan.sandbox.phone.Claims;
import dev.kaquan.sandbox.phone.Gifts;
import dev.kaquan.sandbox.phone.PersonCalls;
import dev.kaquan.sandbox.phone.PhoneCalls;
import dev.kaquan.sandbox.push.Events;
import dev.kaquan.sandbox.push.PushCalls;
import dev.kaquan.sandbox.push.PushSettings;
import dev.kaquan.sandbox.push.Sender;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.Call;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.sandbox.world.Words;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
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
  private final Faults faults;
  private final Javalin server;
  private final String host;
  private final Account account;
  private final Calls calls;

  /** How often the sandbox was started on a folder. */
  public record Starts(long count) {}

  private Sandbox(
      Store store,
      Sender sender,
      Faults faults,
      Javalin server,
      String host,
      Account account,
      Calls calls) {
    this.store = store;
    this.sender = sender;
    this.faults = faults;
    this.server = server;
    this.host = host;
    this.account = account;
    this.calls = calls;
  }

  /**
   * Starts a sandbox.
   *
   * @throws PortTakenException if something else listens at its port
   */
  public static Sandbox start(SandboxSettings settings) {
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

  private static Sandbox start(SandboxSettings settings, Store store) {
    long starts = starts(store);
    Words words = new Words(random(settings, starts));
    SandboxClock clock = new SandboxClock(store, settings.clock());
    Account account = account(store, settings, words);
    Lent lent = new Lent(store, words, clock);
    Templates templates = new Templates(store, account, words, clock);
    WhiteList whiteList = new WhiteList(store);
    HeldCodes codes = new HeldCodes(store, templates, words, clock);
    CodeCipher cipher = new CodeCipher(account.codeKey(), words);
    PushSettings pushSettings = new PushSettings(store);
    Events events = new Events(store, pushSettings, clock);
    Deposits deposits = new Deposits(store, codes, words);
    Redeeming redeeming = new Redeeming(store, codes, templates, events, clock);
    Memberships memberships = new Memberships(store, templates);
    Claims claims = new Claims(
        store, lent, templates, whiteList, codes, deposits, events, memberships::taken, clock);

    Calls calls = new Calls(lent::check, words);
    new AccountCalls(account, lent, clock).addTo(calls);
    Policy policy =
        new Policy(store, new Policy.Now(settings.reviewAtOnce(), settings.newCoupons(), A_DAY));
    QrCodes qrCodes = new QrCodes(store);
    Cells cells = new Cells(store);
    new OfferingCalls(store, templates, whiteList, qrCodes, cells, words, clock).addTo(calls);
    new MediaCalls(words).addTo(calls);
    new CardCalls(store, templates, clock, policy, events, deposits::count).addTo(calls);
    new CodeCalls(store, codes, templates, deposits, redeeming, memberships::renamed, cipher, clock)
        .addTo(calls);
    new DepositCalls(store, templates, deposits).addTo(calls);
    new PhoneCalls(store, claims, codes, templates, cipher, events).addTo(calls);
    new MemberCalls(store, account, memberships, templates, codes, events, clock).addTo(calls);
    new Component(
            store,
            account,
            memberships,
            templates,
            claims,
            codes,
            cipher,
            policy,
            events,
            words,
            clock)
        .addTo(calls);
    Gifts gifts = new Gifts(store, codes, templates, events, memberships::taken, clock);
    calls.beforeEach(gifts::returnLate);
    new PersonCalls(
            store, claims, gifts, codes, redeeming, templates, qrCodes, cells, cipher, events,
            words, clock)
        .addTo(calls);

    RandomGenerator besides = random(settings, starts);
    Sender sender = new Sender(store, events, pushSettings, account, besides, clock);
    new PushCalls(store, events, pushSettings, sender, settings.pushesAnywhere()).addTo(calls);
    Faults faults = new Faults(store, random(settings, starts));
    Journal journal = new Journal(clock);
    new ControlCalls(store, clock, faults, journal).addTo(calls);
    Page page = new Page(calls.all());

    Javalin server = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      journal.addTo(config.routes);
      faults.addTo(config.routes);
      page.addTo(config.routes);
      calls.addTo(config.routes, faults);
    });
    try {
      server.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      throw new PortTakenException(settings.host() + ":" + settings.port(), e);
    }
    sender.start();
    return new Sandbox(store, sender, faults, server, settings.host(), account, calls);
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
  List<Call> calls() {
    return calls.all();
  }

  @Override
  public void close() {
    faults.close();
    server.stop();
    sender.close();
    store.close();
  }

  private static long starts(Store store) {
    Table<Starts> starts = store.table("starts", Starts.class);
    return store.change(() -> {
      long count = starts.get("").map(Starts::count).orElse(0L);
      starts.put("", new Starts(count + 1));
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

  private static Account account(Store store, SandboxSettings settings, Words words) {
    Table<Account> accounts = store.table("account", Account.class);
    return store.change(() -> {
      Account kept = accounts
          .get("")
          .orElseGet(() -> new Account(
              "wx" + words.hex(16),
              words.hex(32),
              "gh_" + words.hex(12),
              words.letters(5),
              "3" + words.digits(9),
              Base64.getEncoder().encodeToString(words.bytes(32))));
      accounts.put("", kept);
      return new Account(
          settings.appId().isEmpty() ? kept.appId() : settings.appId(),
          settings.secret().isEmpty() ? kept.secret() : settings.secret(),
          kept.originalId(),
          kept.mark(),
          kept.uin(),
          kept.codeKey());
    });
  }
}
