package dev.kaquan.wechat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.wechat.StubPlatform.Answer;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is sent to the platform, and that it appears nowhere else. */
class SecrecyTest {
  private static final String TOKEN = "t0k3n-t0k3n+t0k3n/t0k3n=";
  private static final EncryptedCode CODE =
      new EncryptedCode("XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.kaquan.wechat");
  private StubPlatform platform;
  private WeChatClientFixture client;

  @BeforeEach
  void start() throws IOException {
    log.start();
    logger.addAppender(log);
    platform = new StubPlatform();
    platform.tokens(TOKEN);
    client = new WeChatClientFixture(platform.url());
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    platform.close();
  }

  @Test
  void a_card_is_sent_as_raw_utf_8() {
    platform.answer(Endpoint.CREATE, "{\"errcode\":0,\"errmsg\":\"ok\",\"card_id\":\"p1Pj9jr90\"}");
    client.cards.create(Templates.COFFEE);
    StubPlatform.Request requests = platform.requests(Endpoint.CREATE).get(0);
    assertArrayEquals(
        WireJson.write(Templates.COFFEE.body()).getBytes(StandardCharsets.UTF_8), requests.body());
    assertTrue(requests.text().contains("\"title\":\"双人套餐\""), requests.text());
    assertTrue(requests.text().contains("😀"), requests.text());
    assertFalse(requests.text().contains("\\u"), requests.text());
    assertEquals("application/json; charset=utf-8", requests.contentType());
    assertEquals("access_token=t0k3n-t0k3n%2Bt0k3n%2Ft0k3n%3D", requests.query());
  }

  @Test
  void an_encrypted_code_is_passed_on_unchanged() {
    platform.answer(Endpoint.DECRYPT, StubPlatform.error(40075, "invalid encrypt code"));
    client.cards.decrypt(CODE);
    assertEquals(
        "{\"encrypt_code\":\"" + CODE.value() + "\"}",
        platform.requests(Endpoint.DECRYPT).get(0).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errcode\":40099,\"errmsg\":\"%s\"}",
        "{\"errcode\":40099,\"errmsg\":[\"%s\"]}",
        "{\"errcode\":0,\"errmsg\":\"%s\"}",
        "{\"errcode\":0,\"code\":\"%s\"}",
        "{\"errcode\":%s}",
        "%s"
      })
  void secrets_in_a_response_do_not_leak(String body) {
    platform.answer(Endpoint.DECRYPT, body.formatted(TOKEN + " " + WeChatClientFixture.SECRET));
    PlatformException fault = Failures.of(() -> client.cards.decrypt(CODE));
    assertDiscreet(Failures.trace(fault));
    assertDiscreet(logged());
  }

  @Test
  void a_connection_that_fails_tells_no_query() {
    client.tickets.current();
    platform.close();
    PlatformException fault = Failures.of(() -> client.cards.decrypt(CODE));
    assertTrue(fault.getMessage().startsWith("/card/code/decrypt: no answer"));
    assertDiscreet(Failures.trace(fault));
    assertFalse(Failures.trace(fault).contains(CODE.value()));
    assertDiscreet(logged());
  }

  @Test
  void a_token_answer_that_breaks_off_tells_no_token() {
    platform.answer(
        Endpoint.STABLE_TOKEN, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":7x}");
    assertDiscreet(Failures.trace(Failures.of(() -> client.tickets.current())));
  }

  @Test
  void a_failure_is_one_line_of_the_log() {
    platform.answer(Endpoint.DECRYPT, requests -> new Answer(503, ""));
    Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(
        List.of("WARN UNREACHABLE /card/code/decrypt: HTTP status 503"),
        log.list.stream()
            .map(each -> each.getLevel() + " " + each.getFormattedMessage())
            .toList());
  }

  @Test
  void an_answer_breaks_no_line_of_the_log_and_is_cut_where_it_is_endless() {
    platform.answer(
        Endpoint.DECRYPT, StubPlatform.error(40099, "one\\r\\nWARN two" + "x".repeat(10_000)));
    String message = Failures.of(() -> client.cards.decrypt(CODE)).getMessage();
    assertTrue(message.startsWith("/card/code/decrypt: errcode 40099, one WARN twoxxx"), message);
    assertTrue(message.length() < 400, message);
  }

  @Test
  void nothing_is_logged_about_an_unknown_card() {
    platform.answer(Endpoint.DECRYPT, StubPlatform.error(40075, "invalid encrypt code"));
    client.cards.decrypt(CODE);
    assertEquals(List.of(), log.list);
  }

  @Test
  void no_secret_prints() {
    WeChatAccount account =
        new WeChatAccount(platform.url(), WeChatClientFixture.APP_ID, WeChatClientFixture.SECRET);
    PlatformRequest request = PlatformRequest.post(account, Endpoint.DECRYPT, List.of())
        .with(new Credential(TOKEN, WeChatClientFixture.NOON));
    assertEquals(
        "WeChatAccount[" + WeChatClientFixture.APP_ID + " at " + platform.url() + "]",
        account + "");
    assertEquals("PlatformRequest[/card/code/decrypt]", request + "");
    assertEquals(
        "IssuedCredential[secret, 7200 s]",
        new CredentialSource.IssuedCredential(TOKEN, 7200) + "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.weixin.qq.com",
        "ftp://api.weixin.qq.com",
        "https:///cgi-bin",
        "https://user:pass@api.weixin.qq.com",
        "https://api.weixin.qq.com?secret=pass",
        "https://api.weixin.qq.com#pass"
      })
  void a_base_url_that_would_mislead_is_refused_and_not_repeated(String url) {
    IllegalArgumentException refusal = assertThrows(
        IllegalArgumentException.class,
        () -> new WeChatAccount(
            URI.create(url), WeChatClientFixture.APP_ID, WeChatClientFixture.SECRET));
    assertFalse(refusal.getMessage().contains("pass"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com/wechat", "https://example.com/wechat/"})
  void a_base_url_may_have_a_path(String url) {
    PlatformRequest request = PlatformRequest.get(
        new WeChatAccount(URI.create(url), WeChatClientFixture.APP_ID, WeChatClientFixture.SECRET),
        Endpoint.TICKET,
        "type=wx_card");
    assertEquals(
        "https://example.com/wechat/cgi-bin/ticket/getticket?type=wx_card",
        request.uri().toString());
  }

  @Test
  void a_missing_time_is_empty() {
    Duration second = Duration.ofSeconds(1);
    assertThrows(
        IllegalArgumentException.class, () -> new WeChatTimeouts(Duration.ZERO, second, second));
    assertThrows(
        IllegalArgumentException.class, () -> new WeChatTimeouts(second, second.negated(), second));
    assertThrows(
        IllegalArgumentException.class, () -> new WeChatTimeouts(second, second, Duration.ZERO));
  }

  private String logged() {
    StringBuilder lines = new StringBuilder();
    log.list.forEach(each -> lines.append(each.getFormattedMessage()));
    return lines.toString();
  }

  private static void assertDiscreet(String text) {
    assertFalse(text.contains(TOKEN) || text.contains("t0k3n"), text);
    assertFalse(text.contains(WeChatClientFixture.SECRET), text);
  }
}
