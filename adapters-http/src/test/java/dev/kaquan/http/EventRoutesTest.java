package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.event.CheckCallback;
import dev.kaquan.application.event.ReplayEvent;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.Pushes.Reading;
import dev.kaquan.application.port.Pushes.Refusal;
import dev.kaquan.application.port.Pushes.Setup;
import dev.kaquan.application.port.Reconciliations.Run;
import dev.kaquan.application.port.Reconciliations.Scope;
import dev.kaquan.application.reconciliation.FindReconciliation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventSamples;
import dev.kaquan.domain.reconciliation.Difference;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRoutesTest {
  private static final EventId ID = new EventId("0123456789abcdef0123456789abcdef");
  private static final StoredEvent EVENT = new StoredEvent(
      ID,
      EventSamples.of(
          "user_del_card", "oPerson", 1472551036, "CardId", "p1", "UserCardCode", "007"),
      Instant.EPOCH,
      State.PARKED,
      new Attempts(10, Optional.empty(), "the platform does not respond"),
      "");

  private static final Run RUN = new Run(
      "r1",
      new Scope(Optional.of(new CardId("p1")), Optional.empty()),
      Instant.EPOCH,
      Optional.empty(),
      "quota",
      2,
      1);
  private static final Difference DIFFERENCE = new Difference(
      new CardId("p1"),
      new CardCode("007"),
      Difference.Kind.UNKNOWN_CODE,
      "held",
      "unknown",
      true,
      Instant.EPOCH);

  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<Refusal> refusal = Optional.empty();
  private Map<String, String> query = Map.of();
  private String body = "";
  private Filter filter = Filter.ALL;
  private Optional<CheckCallback.Sample> sample = Optional.empty();
  private ReplayEvent.Outcome replayed = ReplayEvent.Outcome.DUE;
  private HttpServer server;

  @BeforeEach
  void start() throws BindException {
    CallbackRoutes callback = new CallbackRoutes(
        received -> {
          query = received;
          return refusal
              .<Reading<String>>map(Reading.Refused::new)
              .orElseGet(() -> new Reading.Valid<>(received.getOrDefault("echostr", "")));
        },
        (received, text) -> {
          query = received;
          body = text.orElse("");
          return text.isPresent() ? refusal : Optional.of(Refusal.TOO_LARGE);
        },
        received -> {
          sample = received;
          return new CheckCallback.Report(
              new Setup(true, true, false, true, List.of()),
              refusal,
              Map.of(Refusal.WRONG_SIGNATURE, 3L));
        });
    EventRoutes events = new EventRoutes(
        (wanted, page) -> {
          filter = wanted;
          return new Page<>(List.of(EVENT), Optional.of(new Cursor(Instant.EPOCH, ID.value())));
        },
        id -> id.equals(ID) ? Optional.of(EVENT) : Optional.empty(),
        id -> replayed,
        wanted -> {
          filter = wanted;
          return 17;
        });
    ReconciliationRoutes reconciliations = new ReconciliationRoutes(
        page -> new Page<>(List.of(RUN), Optional.empty()),
        id -> id.equals("r1")
            ? Optional.of(new FindReconciliation.Result(RUN, List.of(DIFFERENCE)))
            : Optional.empty());
    server = new HttpApi(
            Set.of(callback, events, reconciliations),
            "key"::equals,
            new IdempotencyFilter((keyHash, fingerprint) -> Claim.STARTED, (keyHash, answer) -> {}),
            InstantSource.system())
        .start("127.0.0.1", 0, Set.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_echo_is_answered_raw_and_without_an_api_key() throws Exception {
    HttpResponse<String> answer =
        send("GET", "/wechat/events?signature=s&timestamp=1&nonce=2&echostr=%3Cb%3E1", "");
    assertEquals("<b>1", answer.body());
    assertEquals("text/plain;charset=utf-8", contentType(answer));
    assertEquals(
        Map.of("signature", "s", "timestamp", "1", "nonce", "2", "echostr", "<b>1"), query);
  }

  @Test
  void a_push_is_answered_with_success() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/wechat/events?signature=s&openid=o", "<xml>卡券</xml>");
    assertEquals("success", answer.body());
    assertEquals("text/plain;charset=utf-8", contentType(answer));
    assertEquals("<xml>卡券</xml>", body);
    assertEquals("o", query.get("openid"));
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_CONFIGURED,404",
    "MALFORMED,400",
    "WRONG_SIGNATURE,401",
    "WRONG_TIME,401",
    "NOT_ENCRYPTED,401",
    "WRONG_KEY,401",
    "WRONG_ACCOUNT,401"
  })
  void a_refusal_has_its_status(Refusal reason, int status) throws Exception {
    refusal = Optional.of(reason);
    for (String method : List.of("GET", "POST")) {
      HttpResponse<String> answer = send(method, "/wechat/events", "<xml/>");
      assertEquals(status, answer.statusCode());
      assertTrue(answer.body().contains("urn:kaquan:problem:" + reason.wireName()), answer.body());
    }
  }

  @Test
  void a_push_has_at_most_64_kibibytes() throws Exception {
    assertEquals(200, send("POST", "/wechat/events", "x".repeat(65_536)).statusCode());
    body = "";
    HttpResponse<String> answer = send("POST", "/wechat/events", "x".repeat(65_537));
    assertEquals(413, answer.statusCode());
    assertTrue(answer.body().contains("64 KiB"), answer.body());
    assertEquals("", body);
  }

  @Test
  void the_settings_are_checked() throws Exception {
    String answer = send("POST", "/v1/callback/check", "").body();
    assertEquals(Optional.empty(), sample);
    assertTrue(answer.startsWith("{\"fits\":true,\"enter\":{\"url\":"), answer);
    assertTrue(answer.endsWith("\"refused\":{\"wrong-signature\":3}}"), answer);
  }

  @Test
  void a_captured_push_is_checked() throws Exception {
    refusal = Optional.of(Refusal.WRONG_KEY);
    String answer = send(
            "POST",
            "/v1/callback/check",
            "{\"query\":\"https://x/wechat/events?signature=a%2Bb&nonce=&timestamp=1&%zz=%zz\","
                + "\"body\":\"<xml/>\"}")
        .body();
    assertEquals(
        Map.of("signature", "a+b", "nonce", "", "timestamp", "1", "%zz", "%zz"),
        sample.orElseThrow().query());
    assertEquals("<xml/>", sample.orElseThrow().body());
    assertTrue(answer.startsWith("{\"fits\":false,"), answer);
    assertTrue(answer.contains("\"sample\":{\"reason\":\"wrong-key\","), answer);
    assertEquals(400, send("POST", "/v1/callback/check", "{\"url\":\"x\"}").statusCode());
  }

  @Test
  void an_event_is_shown_with_its_fields() throws Exception {
    assertEquals("""
        {"id":"0123456789abcdef0123456789abcdef","type":"user_del_card","cardId":"p1","code":"007",\
        "openid":"oPerson","createTime":"1472551036","receivedAt":"1970-01-01T00:00:00Z",\
        "state":"parked","pending":{"failures":10,"parked":true,\
        "lastFailure":"the platform does not respond"},"fields":{"ToUserName":"gh_fc0a06a20993",\
        "FromUserName":"oPerson","CreateTime":"1472551036","MsgType":"event",\
        "Event":"user_del_card","CardId":"p1","UserCardCode":"007"}}""", send("GET", "/v1/events/" + ID, "").body());
    assertEquals(404, send("GET", "/v1/events/" + "0".repeat(32), "").statusCode());
    assertEquals(400, send("GET", "/v1/events/x", "").statusCode());
  }

  @Test
  void events_are_listed_by_every_filter() throws Exception {
    String list = send(
            "GET",
            "/v1/events?state=parked&type=USER_DEL_CARD&cardId=p1&code=007&openid=oPerson",
            "")
        .body();
    assertTrue(list.endsWith(",\"next\":\"0." + ID + "\"}"), list);
    assertEquals(
        new Filter(
            Optional.of(State.PARKED),
            Optional.of("user_del_card"),
            Optional.of(new CardId("p1")),
            Optional.of(new CardCode("007")),
            Optional.of(new OpenId("oPerson"))),
        filter);
    HttpResponse<String> wrong = send("GET", "/v1/events?state=lost&code=1", "");
    assertEquals(400, wrong.statusCode());
    assertTrue(wrong.body().contains("pending, processed, parked"), wrong.body());
    assertTrue(wrong.body().contains("\"field\":\"cardId\""), wrong.body());
  }

  @Test
  void a_parked_event_is_processed_again() throws Exception {
    String path = "/v1/events/" + ID + "/replay";
    assertEquals(
        send("GET", "/v1/events/" + ID, "").body(), send("POST", path, "").body());
    replayed = ReplayEvent.Outcome.PROCESSED;
    HttpResponse<String> processed = send("POST", path, "");
    assertEquals(409, processed.statusCode());
    assertTrue(processed.body().contains(":already-processed"), processed.body());
    replayed = ReplayEvent.Outcome.UNKNOWN;
    assertEquals(404, send("POST", path, "").statusCode());
  }

  @Test
  void all_parked_events_are_processed_again() throws Exception {
    HttpResponse<String> all = send("POST", "/v1/events/replay", "");
    assertEquals(200, all.statusCode());
    assertEquals("{\"due\":17}", all.body());
    assertEquals(Filter.ALL, filter);
    assertEquals(
        200, send("POST", "/v1/events/replay?type=user_del_card&cardId=p1", "").statusCode());
    assertEquals(Optional.of("user_del_card"), filter.type());
    assertEquals(Optional.of(new CardId("p1")), filter.cardId());
    HttpResponse<String> wrong = send("POST", "/v1/events/replay?state=pending", "");
    assertEquals(400, wrong.statusCode());
    assertTrue(wrong.body().contains("\"field\":\"state\""), wrong.body());
  }

  @Test
  void reconciliations_are_listed_and_shown() throws Exception {
    assertEquals(
        "{\"items\":[{\"id\":\"r1\",\"cardId\":\"p1\",\"startedAt\":\"1970-01-01T00:00:00Z\","
            + "\"stopped\":\"quota\",\"checked\":2,\"differences\":1}]}",
        send("GET", "/v1/reconciliations", "").body());
    String shown = send("GET", "/v1/reconciliations/r1", "").body();
    assertTrue(
        shown.endsWith("\"found\":[{\"cardId\":\"p1\",\"code\":\"007\",\"kind\":\"unknown-code\","
            + "\"ours\":\"held\",\"theirs\":\"unknown\",\"repaired\":true,"
            + "\"at\":\"1970-01-01T00:00:00Z\"}]}"),
        shown);
    assertEquals(404, send("GET", "/v1/reconciliations/r2", "").statusCode());
  }

  @Test
  void events_need_an_api_key() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/v1/events")).build();
    assertEquals(401, client.send(request, BodyHandlers.ofString()).statusCode());
  }

  private static String contentType(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Content-Type")
        .orElse("")
        .replace(" ", "")
        .toLowerCase(Locale.ROOT);
  }

  private HttpResponse<String> send(String method, String path, String text) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer key")
        .method(method, BodyPublishers.ofString(text))
        .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
