package dev.kaquan.wechat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.InMemoryCredentials;
import dev.kaquan.application.port.MemberPlatform;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The client, wired as in production, with a clock that a test can set. */
final class WeChatClientFixture implements InstantSource {
  static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  static final String APP_ID = "wx0123456789abcdef";
  static final String SECRET = "s3cr3t-s3cr3t-s3cr3t-s3cr3t-s3cr3";
  static final WeChatTimeouts SHORT =
      new WeChatTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(1));

  final ApiTickets tickets;
  final CardPlatform cards;
  final MemberPlatform members;

  private volatile Instant now = NOON;
  private volatile WeChatAccount account;

  WeChatClientFixture(URI url) {
    this(url, new InMemoryCredentials());
  }

  WeChatClientFixture(URI url, Credentials credentials) {
    this(new WeChatAccount(url, APP_ID, SECRET), credentials, SHORT);
  }

  WeChatClientFixture(WeChatAccount account, Credentials credentials, WeChatTimeouts times) {
    this.account = account;
    Injector injector = Guice.createInjector(Stage.PRODUCTION, new AbstractModule() {
      @Override
      protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
        bind(WeChatAccounts.class).toInstance(() -> WeChatClientFixture.this.account);
        bind(Credentials.class).toInstance(credentials);
        bind(InstantSource.class).toInstance(WeChatClientFixture.this);
        bind(WeChatTimeouts.class).toInstance(times);
        bind(CallbackSettingsSource.class).toInstance(() -> CallbackSettings.NONE);
        install(new WeChatModule());
      }
    });
    this.tickets = injector.getInstance(ApiTickets.class);
    this.cards = injector.getInstance(CardPlatform.class);
    this.members = injector.getInstance(MemberPlatform.class);
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  void serves(WeChatAccount another) {
    account = another;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
