package dev.kaquan.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.InMemoryCredentials;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client calls the sandbox as it calls WeChat. */
class SandboxConversationTest {
  @TempDir
  private Path folder;

  private volatile Instant now = WeChatClientFixture.NOON;
  private Sandbox sandbox;
  private WeChatClientFixture client;

  @BeforeEach
  void start() throws BindException {
    sandbox = Sandbox.start(new SandboxSettings(
        "127.0.0.1",
        0,
        folder,
        () -> now,
        SandboxSettings.Identity.seeded(20261123),
        SandboxSettings.Permissions.DEFAULTS));
    client =
        new WeChatClientFixture(account(), new InMemoryCredentials(), WeChatClientFixture.SHORT);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void a_card_is_created_and_found() {
    CardId id = client.cards.create(Templates.COFFEE);
    CardTemplate found = client.cards.find(id).orElseThrow();
    assertEquals(CardType.GROUPON, found.type());
    assertEquals(Optional.of(id), found.id());
    assertEquals(Optional.of(CardStatus.VERIFY_OK), found.status());
    assertEquals("双人套餐", found.card(id, CardStatus.VERIFY_OK).title());
  }

  @Test
  void a_created_card_is_listed_and_recognized_by_its_template() {
    assertEquals(List.of(), client.cards.cardIds());
    CardId id = client.cards.create(Templates.COFFEE);
    assertEquals(List.of(id), client.cards.cardIds());
    CardTemplate found = client.cards.find(id).orElseThrow();
    assertTrue(Templates.COFFEE.mayHaveCreated(found));
    assertEquals(Optional.of(now), found.createdAt());
  }

  @Test
  void an_unknown_card_is_not_found() {
    assertEquals(Optional.empty(), client.cards.find(new CardId("pFS7Fjg8kV1IdDz01r4SQwMkuCKc")));
  }

  @Test
  void an_unknown_code_is_not_decrypted() {
    EncryptedCode unknown =
        new EncryptedCode("XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE");
    assertEquals(Optional.empty(), client.cards.decrypt(unknown));
  }

  @Test
  void a_ticket_is_the_same_until_shortly_before_its_end() {
    ApiTicket first = client.tickets.current();
    assertEquals(
        first,
        new WeChatClientFixture(account(), new InMemoryCredentials(), WeChatClientFixture.SHORT)
            .tickets.current());
    passes(CredentialSource.MAX_LIFETIME.minus(CredentialCache.REFRESH_AHEAD).minusSeconds(1));
    assertEquals(first, client.tickets.current());
    passes(Duration.ofSeconds(1));
    assertNotEquals(first, client.tickets.current());
  }

  @Test
  void a_token_that_expired_early_is_replaced_unnoticed() {
    CardId id = client.cards.create(Templates.COFFEE);
    now = now.plus(CredentialSource.MAX_LIFETIME);
    assertTrue(client.cards.find(id).isPresent());
  }

  @Test
  void a_wrong_secret_is_rejected() {
    WeChatAccount wrong = new WeChatAccount(sandbox.url(), sandbox.appId(), "not the secret");
    PlatformException fault = Failures.of(
        () -> new WeChatClientFixture(wrong, new InMemoryCredentials(), WeChatClientFixture.SHORT)
            .tickets.current());
    assertEquals(Kind.REJECTED, fault.kind());
    assertTrue(fault.getMessage().startsWith("/cgi-bin/stable_token: errcode 40125, "));
  }

  private WeChatAccount account() {
    return new WeChatAccount(sandbox.url(), sandbox.appId(), sandbox.secret());
  }

  private void passes(Duration time) {
    now = now.plus(time);
    client.passes(time);
  }
}
