package dev.kaquan.wechat;

import static dev.kaquan.wechat.StubPlatform.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.InMemoryCredentials;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.wechat.StubPlatform.Answer;
import dev.kaquan.wechat.StubPlatform.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRefreshTest {
  private static final EncryptedCode CODE =
      new EncryptedCode("XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE");
  private static final Optional<CardCode> PLAIN = Optional.of(new CardCode("751234212312"));
  private static final String DECRYPTED =
      "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":\"751234212312\"}";

  private final InMemoryCredentials store = new InMemoryCredentials();
  private StubPlatform platform;
  private WeChatClientFixture client;

  @BeforeEach
  void start() throws IOException {
    platform = new StubPlatform();
    platform.answer(Endpoint.DECRYPT, DECRYPTED);
    client = new WeChatClientFixture(platform.url(), store);
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {40001, 40014, 42001})
  void a_refused_token_is_replaced_and_the_call_repeated(int errCode) {
    platform.tokens("TOKEN-1", "TOKEN-2").answer(Endpoint.DECRYPT, taking(errCode, "TOKEN-2"));
    assertEquals(PLAIN, client.cards.decrypt(CODE));
    assertEquals(List.of("TOKEN-1", "TOKEN-2"), tokensOf(Endpoint.DECRYPT));
    assertEquals(List.of(false, false), forced());
  }

  @Test
  void a_card_is_created_with_the_second_token() {
    platform
        .tokens("TOKEN-1", "TOKEN-2")
        .answer(
            Endpoint.CREATE,
            requests -> requests.query().endsWith("2")
                ? new Answer(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"card_id\":\"p1Pj9jr90\"}")
                : new Answer(200, error(42001, "access_token expired")));
    assertEquals(new CardId("p1Pj9jr90"), client.cards.create(Templates.COFFEE));
    assertEquals(2, platform.requests(Endpoint.CREATE).size());
  }

  @Test
  void a_ticket_is_fetched_with_the_second_token() {
    platform
        .tokens("TOKEN-1", "TOKEN-2")
        .answer(
            Endpoint.TICKET,
            requests -> requests.query().endsWith("2")
                ? new Answer(200, StubPlatform.ticket("TICKET-1", 7200))
                : new Answer(200, error(40001, "invalid credential")));
    assertEquals("TICKET-1", client.tickets.current().reveal());
  }

  @Test
  void a_call_is_repeated_exactly_once() {
    platform
        .tokens("TOKEN-1", "TOKEN-2", "TOKEN-3")
        .answer(Endpoint.DECRYPT, taking(40001, "none"));
    PlatformException fault = Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(Kind.REJECTED, fault.kind());
    assertTrue(fault.getMessage().startsWith("/card/code/decrypt: errcode 40001, "));
    assertEquals(List.of("TOKEN-1", "TOKEN-2"), tokensOf(Endpoint.DECRYPT));
  }

  @Test
  void other_refusals_cost_no_token() {
    platform.answer(Endpoint.DECRYPT, error(48001, "api unauthorized"), DECRYPTED);
    Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(PLAIN, client.cards.decrypt(CODE));
    assertEquals(1, platform.requests(Endpoint.STABLE_TOKEN).size());
  }

  @Test
  void the_platform_is_forced_only_if_it_insists_on_the_refused_token() {
    platform
        .answer(
            Endpoint.STABLE_TOKEN,
            requests -> new Answer(
                200, StubPlatform.token(isForced(requests) ? "TOKEN-2" : "TOKEN-1", 7200)))
        .answer(Endpoint.DECRYPT, taking(40001, "TOKEN-2"));
    assertEquals(PLAIN, client.cards.decrypt(CODE));
    assertEquals(List.of(false, false, true), forced());
  }

  @Test
  void the_platform_is_not_forced_twice_within_thirty_seconds() {
    platform.tokens("TOKEN-1").answer(Endpoint.DECRYPT, taking(40001, "none"));
    Failures.of(() -> client.cards.decrypt(CODE));
    Failures.of(() -> client.cards.decrypt(CODE));
    client.passes(AccessTokens.MIN_FORCE_INTERVAL.minusMillis(1));
    Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(1, forced().stream().filter(force -> force).count());
    client.passes(Duration.ofMillis(1));
    Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(2, forced().stream().filter(force -> force).count());
  }

  @Test
  void a_token_that_another_process_has_renewed_is_taken_over() {
    client.cards.decrypt(CODE);
    WeChatClientFixture other = new WeChatClientFixture(platform.url(), store);
    platform.tokens("TOKEN-2").answer(Endpoint.DECRYPT, taking(40001, "TOKEN-2"));
    assertEquals(PLAIN, other.cards.decrypt(CODE));
    assertEquals(PLAIN, client.cards.decrypt(CODE));
    assertEquals(2, platform.requests(Endpoint.STABLE_TOKEN).size());
    assertEquals(
        List.of("TOKEN-1", "TOKEN-1", "TOKEN-2", "TOKEN-1", "TOKEN-2"), tokensOf(Endpoint.DECRYPT));
  }

  @Test
  void a_refused_token_is_not_read_back_from_the_store() {
    WeChatClientFixture stubborn =
        new WeChatClientFixture(platform.url(), new StubbornCredentials(store));
    stubborn.cards.decrypt(CODE);
    platform.tokens("TOKEN-2").answer(Endpoint.DECRYPT, taking(40001, "TOKEN-2"));
    assertEquals(PLAIN, stubborn.cards.decrypt(CODE));
  }

  @Test
  void a_refreshed_token_ends_no_ticket() {
    client.tickets.current();
    platform.tokens("TOKEN-2").answer(Endpoint.DECRYPT, taking(42001, "TOKEN-2"));
    client.cards.decrypt(CODE);
    assertEquals("TICKET-1", client.tickets.current().reveal());
    assertEquals(1, platform.requests(Endpoint.TICKET).size());
  }

  @Test
  void nothing_is_fetched_after_a_restart() {
    client.tickets.current();
    WeChatClientFixture restarted = new WeChatClientFixture(platform.url(), store);
    assertEquals("TICKET-1", restarted.tickets.current().reveal());
    assertEquals(PLAIN, restarted.cards.decrypt(CODE));
    assertEquals(1, platform.requests(Endpoint.STABLE_TOKEN).size());
    assertEquals(1, platform.requests(Endpoint.TICKET).size());
  }

  @Test
  void each_account_has_its_own_credentials() {
    client.tickets.current();
    platform.tokens("TOKEN-2").tickets("TICKET-2");
    client.serves(new WeChatAccount(platform.url(), "wxanother", "another secret"));
    assertEquals("TICKET-2", client.tickets.current().reveal());
    client.serves(
        new WeChatAccount(platform.url(), WeChatClientFixture.APP_ID, WeChatClientFixture.SECRET));
    assertEquals("TICKET-1", client.tickets.current().reveal());
    assertEquals(2, platform.requests(Endpoint.TICKET).size());
  }

  @Test
  void a_ticket_is_requested_as_the_platform_requires() {
    client.tickets.current();
    Request token = platform.requests(Endpoint.STABLE_TOKEN).get(0);
    assertEquals("POST", token.method());
    assertEquals(
        ("{\"grant_type\":\"client_credential\",\"appid\":\"%s\","
                + "\"secret\":\"%s\",\"force_refresh\":false}")
            .formatted(WeChatClientFixture.APP_ID, WeChatClientFixture.SECRET),
        token.text());
    Request ticket = platform.requests(Endpoint.TICKET).get(0);
    assertEquals("GET", ticket.method());
    assertEquals("type=wx_card&access_token=TOKEN-1", ticket.query());
    assertEquals(0, ticket.body().length);
  }

  private static Function<Request, Answer> taking(int errCode, String token) {
    return requests -> new Answer(
        200,
        requests.query().equals("access_token=" + token)
            ? DECRYPTED
            : error(errCode, "not this one"));
  }

  private List<String> tokensOf(Endpoint call) {
    return platform.requests(call).stream()
        .map(requests -> requests.query().replace("access_token=", ""))
        .toList();
  }

  private List<Boolean> forced() {
    return platform.requests(Endpoint.STABLE_TOKEN).stream()
        .map(TokenRefreshTest::isForced)
        .toList();
  }

  private static boolean isForced(Request requests) {
    return requests.text().contains("\"force_refresh\":true");
  }

  /** Forgets nothing. */
  private record StubbornCredentials(Credentials credentials) implements Credentials {
    @Override
    public Optional<Credential> find(String appId, Kind kind) {
      return credentials.find(appId, kind);
    }

    @Override
    public void save(String appId, Kind kind, Credential credential) {
      credentials.save(appId, kind, credential);
    }

    @Override
    public void forget(String appId, Kind kind, Credential failed) {
      // as it says
    }
  }
}
