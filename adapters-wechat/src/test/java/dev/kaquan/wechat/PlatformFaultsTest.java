package dev.kaquan.wechat;

import static dev.kaquan.wechat.StubPlatform.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.InMemoryCredentials;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.wechat.StubPlatform.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformFaultsTest {
  private static final EncryptedCode CODE =
      new EncryptedCode("XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE");
  private static final CardId CARD = new CardId("pFS7Fjg8kV1IdDz01r4SQwMkuCKc");

  private StubPlatform platform;
  private WeChatClientFixture client;
  private ServerSocket door;

  @BeforeEach
  void start() throws IOException {
    platform = new StubPlatform();
    client = new WeChatClientFixture(platform.url());
  }

  @AfterEach
  void stop() throws IOException {
    platform.close();
    if (door != null) {
      door.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1, BUSY",
    "45009, DAILY_QUOTA",
    "45011, MINUTE_QUOTA",
    "73104, MINUTE_QUOTA",
    "40013, REJECTED",
    "48001, REJECTED",
    "99999, REJECTED"
  })
  void an_error_code_has_its_kind(int errCode, Kind kind) {
    platform.answer(Endpoint.DECRYPT, error(errCode, "said so"));
    PlatformException fault = Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(kind, fault.kind());
    assertTrue(
        fault.getMessage().startsWith("/card/code/decrypt: errcode " + errCode + ", said so"),
        fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "40013, app id is wrong",
    "40033, not as \\uXXXX",
    "40073, no such card",
    "40079, check date_info",
    "40125, copy it from mp.weixin.qq.com",
    "40164, IP whitelist",
    "41002, app id is empty",
    "43009, may not use custom codes",
    "43010, balances",
    "43011, bonus points",
    "45021, 3 bytes",
    "47002, not as \\uXXXX",
    "48001, no permission for cards"
  })
  void a_known_error_code_says_what_to_do(int errCode, String advice) {
    platform.answer(Endpoint.DECRYPT, error(errCode, "said so"));
    String message = Failures.of(() -> client.cards.decrypt(CODE)).getMessage();
    assertTrue(message.contains("; ") && message.contains(advice), message);
  }

  @Test
  void a_wrong_secret_and_a_refused_token_differ() {
    platform.answer(Endpoint.STABLE_TOKEN, error(40001, "invalid credential"));
    PlatformException fault = Failures.of(() -> client.tickets.current());
    assertEquals(Kind.REJECTED, fault.kind());
    assertTrue(fault.getMessage().startsWith("/cgi-bin/stable_token: "), fault.getMessage());
    assertTrue(fault.getMessage().contains("app secret is wrong"), fault.getMessage());
    assertEquals(1, platform.requests(Endpoint.STABLE_TOKEN).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{",
        "{}",
        "{\"errcode\":0,\"errmsg\":\"ok\"}",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":\"\"}",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":null}",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":[]}",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":\"longer than twenty characters\"}",
        "{\"errcode\":\"none\",\"code\":\"1\"}",
        "{\"errcode\":0,\"code\":\"1\"} and more"
      })
  void a_malformed_response_is_not_retried(String body) {
    platform.answer(Endpoint.DECRYPT, body);
    PlatformException fault = Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(Kind.MALFORMED, fault.kind());
    assertTrue(fault.getMessage().startsWith("/card/code/decrypt: "), fault.getMessage());
    assertFalse(Failures.trace(fault).contains("longer than twenty characters"));
    assertEquals(1, platform.requests(Endpoint.DECRYPT).size());
  }

  @ParameterizedTest
  @CsvSource({"302, MALFORMED, 1", "404, MALFORMED, 1", "500, UNREACHABLE, 3", "502, UNREACHABLE, 3"
  })
  void another_http_status_is_a_failure(int status, Kind kind, int times) {
    platform.answer(Endpoint.DECRYPT, requests -> new Answer(status, "{\"errcode\":0}"));
    PlatformException fault = Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(kind, fault.kind());
    assertEquals("/card/code/decrypt: HTTP status " + status, fault.getMessage());
    assertEquals(times, platform.requests(Endpoint.DECRYPT).size());
  }

  @Test
  void a_repeatable_call_succeeds_at_the_third_attempt() {
    String code = "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":\"751234212312\"}";
    platform.answer(Endpoint.DECRYPT, error(-1, "system error"), error(-1, "system error"), code);
    assertEquals(Optional.of(new CardCode("751234212312")), client.cards.decrypt(CODE));
  }

  @Test
  void requests_for_tokens_and_tickets_are_retried_as_well() {
    String busy = error(-1, "system error");
    platform.answer(Endpoint.STABLE_TOKEN, busy, busy, StubPlatform.token("TOKEN-1", 7200));
    platform.answer(Endpoint.TICKET, busy, busy, StubPlatform.ticket("TICKET-1", 7200));
    assertEquals("TICKET-1", client.tickets.current().reveal());
  }

  @Test
  void a_used_up_quota_is_not_pressed() {
    platform.answer(Endpoint.DECRYPT, error(45009, "reach max api daily quota limit"));
    Failures.of(() -> client.cards.decrypt(CODE));
    assertEquals(1, platform.requests(Endpoint.DECRYPT).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "500"})
  void a_card_is_never_created_twice(String how) {
    platform.answer(
        Endpoint.CREATE,
        requests -> how.equals("500") ? new Answer(500, "") : new Answer(200, error(-1, "busy")));
    Failures.of(() -> client.cards.create(Templates.COFFEE));
    assertEquals(1, platform.requests(Endpoint.CREATE).size());
  }

  @Test
  void a_card_without_id_may_exist() {
    platform.answer(Endpoint.CREATE, "{\"errcode\":0,\"errmsg\":\"ok\"}");
    PlatformException fault = Failures.of(() -> client.cards.create(Templates.COFFEE));
    assertEquals(Kind.MALFORMED, fault.kind());
    assertEquals("/card/create: the answer lacks card_id", fault.getMessage());
    assertEquals(1, platform.requests(Endpoint.CREATE).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"errcode\":0}", "<html>", ""})
  void a_create_request_with_a_malformed_answer_may_have_been_executed(String body) {
    platform.answer(Endpoint.CREATE, body);
    assertTrue(Failures.of(() -> client.cards.create(Templates.COFFEE)).isExecutionPossible());
  }

  @Test
  void a_create_request_that_ends_in_a_server_error_may_have_been_executed() {
    platform.answer(Endpoint.CREATE, request -> new Answer(502, ""));
    assertTrue(Failures.of(() -> client.cards.create(Templates.COFFEE)).isExecutionPossible());
  }

  @Test
  void a_refused_create_request_was_not_executed() {
    platform.answer(Endpoint.CREATE, error(45009, "quota"));
    assertFalse(Failures.of(() -> client.cards.create(Templates.COFFEE)).isExecutionPossible());
  }

  @Test
  void a_create_request_without_a_token_was_not_sent() {
    platform.answer(Endpoint.STABLE_TOKEN, request -> new Answer(500, ""));
    assertFalse(Failures.of(() -> client.cards.create(Templates.COFFEE)).isExecutionPossible());
    assertEquals(0, platform.requests(Endpoint.CREATE).size());
  }

  @Test
  void a_create_request_without_a_connection_was_not_sent() throws Exception {
    client.tickets.current();
    platform.answer(Endpoint.GET, error(40073, "invalid card id"));
    client.cards.find(CARD);
    platform.close();
    PlatformException fault = Failures.of(() -> client.cards.create(Templates.COFFEE));
    assertEquals(Kind.UNREACHABLE, fault.kind());
    assertTrue(fault.getMessage().contains("/card/create"), fault.getMessage());
    assertFalse(fault.isExecutionPossible());
  }

  @Test
  void all_pages_of_the_card_list_are_read() {
    List<Integer> offsets = new ArrayList<>();
    platform.answer(Endpoint.BATCH_GET, request -> {
      int offset = offsets.size() * 50;
      offsets.add(offset);
      assertEquals("{\"offset\":%d,\"count\":50}".formatted(offset), request.text());
      String ids = IntStream.range(offset, Math.min(offset + 50, 120))
          .mapToObj(number -> "\"p" + number + "\"")
          .collect(Collectors.joining(","));
      return new Answer(
          200,
          "{\"errcode\":0,\"errmsg\":\"ok\",\"card_id_list\":[" + ids + "],\"total_num\":120}");
    });
    List<CardId> ids = client.cards.cardIds();
    assertEquals(120, ids.size());
    assertEquals(new CardId("p119"), ids.get(119));
    assertEquals(List.of(0, 50, 100), offsets);
  }

  @Test
  void a_card_list_that_repeats_its_first_page_for_ever_ends() {
    String ids = IntStream.range(0, 50)
        .mapToObj(number -> "\"p" + number + "\"")
        .collect(Collectors.joining(","));
    platform.answer(
        Endpoint.BATCH_GET,
        "{\"errcode\":0,\"errmsg\":\"ok\",\"card_id_list\":[" + ids + "],\"total_num\":999}");
    assertEquals(50, client.cards.cardIds().size());
    assertEquals(2, platform.requests(Endpoint.BATCH_GET).size());
  }

  @Test
  void a_card_that_the_platform_does_not_have_is_not_found() {
    platform.answer(Endpoint.GET, error(40073, "invalid card id hint: [rScPNA0536ent2]"));
    platform.answer(Endpoint.DECRYPT, error(40075, "invalid encrypt code hint: [rScPNA0536ent2]"));
    assertEquals(Optional.empty(), client.cards.find(CARD));
    assertEquals(Optional.empty(), client.cards.decrypt(CODE));
  }

  @Test
  void an_interrupt_does_not_affect_other_callers() {
    platform.answer(Endpoint.GET, error(40075, "invalid encrypt code"));
    platform.answer(Endpoint.CREATE, error(40073, "invalid card id"));
    assertEquals(Kind.REJECTED, Failures.of(() -> client.cards.find(CARD)).kind());
    assertEquals(
        Kind.REJECTED, Failures.of(() -> client.cards.create(Templates.COFFEE)).kind());
  }

  @Test
  void a_card_of_no_known_type_is_malformed() {
    platform.answer(
        Endpoint.GET, "{\"errcode\":0,\"errmsg\":\"ok\",\"card\":{\"card_type\":\"X\"}}");
    assertEquals(Kind.MALFORMED, Failures.of(() -> client.cards.find(CARD)).kind());
  }

  @Test
  void a_closed_port_is_unreachable() throws IOException {
    URI closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      closed = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    PlatformException fault = Failures.of(() -> new WeChatClientFixture(closed).tickets.current());
    assertEquals(Kind.UNREACHABLE, fault.kind());
    assertTrue(
        fault.getMessage().startsWith("/cgi-bin/stable_token: no answer"), fault.getMessage());
  }

  @Test
  void silence_ends_at_the_limit() {
    CountDownLatch end = new CountDownLatch(1);
    platform.answer(Endpoint.STABLE_TOKEN, requests -> silent(end));
    PlatformException fault =
        Failures.of(() -> limited(platform.url(), 100).tickets.current());
    end.countDown();
    assertEquals(Kind.UNREACHABLE, fault.kind());
    assertEquals("/cgi-bin/stable_token: no answer within 100 ms", fault.getMessage());
  }

  @Test
  void an_answer_that_stops_halfway_ends_at_the_limit() throws IOException {
    URI url = rawly("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{");
    PlatformException fault = Failures.of(() -> limited(url, 100).tickets.current());
    assertEquals(Kind.UNREACHABLE, fault.kind());
    assertEquals("/cgi-bin/stable_token: no answer within 100 ms", fault.getMessage());
  }

  @Test
  void what_is_not_http_is_malformed_and_not_quoted() throws IOException {
    URI url = rawly("220 mail.example.com ESMTP\r\n\r\n");
    PlatformException fault = Failures.of(() -> limited(url, 5_000).tickets.current());
    assertEquals(Kind.MALFORMED, fault.kind());
    assertFalse(Failures.trace(fault).contains("example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        "HTTP/1.1 2x0 OK\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nabc-xyz\r\n{}\r\n"
      })
  void whatever_the_http_client_throws_is_classified(String answer) throws IOException {
    URI url = rawly(answer);
    PlatformException fault = Failures.of(() -> limited(url, 300).tickets.current());
    assertTrue(Set.of(Kind.MALFORMED, Kind.UNREACHABLE).contains(fault.kind()), fault.getMessage());
    assertFalse(Failures.trace(fault).contains("abc"));
  }

  @Test
  void an_answer_of_4_mib_is_read_and_a_longer_one_is_malformed() {
    String longest = "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":\"751234212312\",\"x\":\"\"}";
    String answer =
        longest.replace("\"x\":\"", "\"x\":\"" + "x".repeat((4 << 20) - longest.length()));
    platform.answer(Endpoint.DECRYPT, answer, answer + " ");
    WeChatClientFixture patient = limited(platform.url(), 20_000);
    assertEquals(Optional.of(new CardCode("751234212312")), patient.cards.decrypt(CODE));
    PlatformException fault = Failures.of(() -> patient.cards.decrypt(CODE));
    assertEquals(Kind.MALFORMED, fault.kind());
    assertEquals("/card/code/decrypt: the answer is longer than 4 MiB", fault.getMessage());
  }

  @Test
  void an_interrupted_thread_sends_no_request_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    PlatformException fault = Failures.of(() -> client.tickets.current());
    assertTrue(Thread.interrupted());
    assertEquals(Kind.UNREACHABLE, fault.kind());
    assertEquals("/cgi-bin/stable_token: interrupted", fault.getMessage());
    assertEquals(List.of(), platform.requests(Endpoint.STABLE_TOKEN));
  }

  private static Answer silent(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Answer(200, "{}");
  }

  private static WeChatClientFixture limited(URI url, int millis) {
    return new WeChatClientFixture(
        new WeChatAccount(url, WeChatClientFixture.APP_ID, WeChatClientFixture.SECRET),
        new InMemoryCredentials(),
        new WeChatTimeouts(Duration.ofSeconds(3), Duration.ofMillis(millis), Duration.ofMillis(1)));
  }

  /** Where something says {@code text} to whoever connects, and nothing more. */
  private URI rawly(String text) throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread porter = new Thread(() -> {
      List<Socket> guests = new ArrayList<>();
      try {
        while (true) {
          Socket guest = door.accept();
          guests.add(guest);
          guest.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException e) {
        guests.clear();
      }
    });
    porter.setDaemon(true);
    porter.start();
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }
}
