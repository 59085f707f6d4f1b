package dev.kaquan.sandbox;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;

/**
 * A card platform to try things on: it plays api.weixin.qq.com, and the phone, on this machine.
 *
 * <p>It is not WeChat. What it plays, and what it chose where nobody knows what WeChat does, stands
 * in docs/wechat.md.
 */
public final class Sandbox implements AutoCloseable {
  private final SandboxFile file;
  private final Javalin server;
  private final String host;
  private final String appId;
  private final String secret;

  private Sandbox(SandboxFile file, Javalin server, String host, String appId, String secret) {
    this.file = file;
    this.server = server;
    this.host = host;
    this.appId = appId;
    this.secret = secret;
  }

  /**
   * Starts a sandbox.
   *
   * @throws PortTakenException if something else listens at its port
   */
  public static Sandbox start(SandboxSettings settings) {
    Words words = new Words(settings.random());
    SandboxFile file = new SandboxFile(settings.folder());
    String appId = settings.appId().isEmpty()
        ? file.setting("appid", () -> "wx" + words.hex(16))
        : settings.appId();
    String secret = settings.secret().isEmpty()
        ? file.setting("secret", () -> words.hex(32))
        : settings.secret();
    String key =
        file.setting("code key", () -> Base64.getEncoder().encodeToString(words.bytes(32)));
    String mark = file.setting("account mark", () -> words.letters(5));
    CodeCipher cipher = new CodeCipher(Base64.getDecoder().decode(key), words);
    Lent lent = new Lent(file, words, settings.clock());
    IssuedCards cards =
        new IssuedCards(file, words, settings.clock(), mark, settings.reviewAtOnce());
    PlatformRoutes platform = new PlatformRoutes(
        appId,
        secret,
        lent,
        cards,
        new HeldCodes(file, settings.clock()),
        cipher,
        words,
        settings.clock());
    PhoneRoutes phone = new PhoneRoutes(new Phone(file, lent, words, cipher, settings.clock()));
    Javalin server = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      platform.addTo(config.routes);
      phone.addTo(config.routes);
    });
    try {
      server.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      file.close();
      throw new PortTakenException(settings.host() + ":" + settings.port(), e);
    }
    return new Sandbox(file, server, settings.host(), appId, secret);
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
    return appId;
  }

  /** The account's secret. */
  public String secret() {
    return secret;
  }

  @Override
  public void close() {
    server.stop();
    file.close();
  }
}
