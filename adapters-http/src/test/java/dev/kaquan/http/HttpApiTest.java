package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.card.CreateCard;
import dev.kaquan.application.card.FindCard;
import dev.kaquan.application.card.ListCardCreations;
import dev.kaquan.application.card.ListCards;
import dev.kaquan.application.claim.FindAddCardRequest;
import dev.kaquan.application.claim.ListAddCardRequests;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.RequestProgress;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.claim.CardChoice;
import dev.kaquan.domain.claim.CardFilter;
import dev.kaquan.domain.claim.Nonce;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.SignedCardChoice;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {
  private static final String KEY = "the-key";
  private static final ApiTicket TICKET = new ApiTicket("a-ticket");

  private final HttpClient client = HttpClient.newHttpClient();
  private FindCard findCard = id -> Optional.empty();
  private CreateCard createCard = (body, receipt) -> new CardId("p1");
  private ListCardCreations listCardCreations =
      (type, page) -> new Page<>(List.of(), Optional.empty());
  private final ListCards listCards = (type, page) -> new Page<>(List.of(), Optional.empty());
  private PrepareAddCard prepareAddCard =
      (draft, receipt) -> new PrepareAddCard.Prepared(new RequestId("r1"), List.of(), List.of());
  private FindAddCardRequest findAddCardRequest = id -> Optional.empty();
  private ListAddCardRequests listAddCardRequests =
      (outcome, page) -> new Page<>(List.of(), Optional.empty());
  /** 21:42:38 in UTC+8: 8,242 seconds before midnight. */
  private final Instant now = CardSamples.NOW;

  private HttpServer server;

  @BeforeEach
  void start() throws BindException {
    Set<Routes> routes = Set.of(
        new SystemRoutes(() -> null),
        new CardRoutes(
            (body, receipt) -> createCard.create(body, receipt),
            id -> Optional.empty(),
            id -> findCard.find(id),
            (type, page) -> listCards.list(type, page),
            (type, page) -> listCardCreations.list(type, page)),
        new AddCardRoutes(
            (draft, receipt) -> prepareAddCard.prepare(draft, receipt),
            id -> findAddCardRequest.find(id),
            (outcome, page) -> listAddCardRequests.list(outcome, page),
            command -> Optional.empty(),
            id -> findAddCardRequest.find(id)),
        new OpenCardRoutes(query -> new OpenCards.NotHeld(List.of(0, 2)), List::size),
        new ChooseCardRoutes(HttpApiTest::signed),
        new SignatureRoutes(query -> {
          throw new AssertionError("no signature is looked at here");
        }));
    server = new HttpApi(
            routes,
            KEY::equals,
            new IdempotencyFilter(
                (keyHash, fingerprint) -> Claim.IN_PROGRESS, (keyHash, answer) -> {}),
            () -> now)
        .start("127.0.0.1", 0, Set.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void health_and_the_description_need_no_key() throws Exception {
    assertEquals("{\"status\":\"ok\"}", send("GET", "/health", "", "").body());
    HttpResponse<String> description = send("GET", "/openapi.yaml", "", "");
    assertEquals(200, description.statusCode());
    assertTrue(description.body().startsWith("openapi: 3"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/cards",
    "POST, /v1/cards",
    "GET, /v1/cards/p1",
    "POST, /v1/cards/p1/sync",
    "POST, /v1/add-card",
    "GET, /v1/add-card",
    "GET, /v1/add-card/r1",
    "POST, /v1/add-card/r1/resolve",
    "POST, /v1/add-card/r1/result",
    "POST, /v1/open-card",
    "POST, /v1/choose-card",
    "POST, /v1/signatures/diagnose",
    "GET, /v1/no-such-route",
    "DELETE, /v1/cards",
  })
  void every_path_under_v1_requires_the_key(String method, String path) throws Exception {
    for (String header : new String[] {
      "", "Bearer", "Bearer ", "Bearer the-ke", "Bearer the-key2", "Basic the-key", "the-key"
    }) {
      HttpResponse<String> answer = send(method, path, header, "{");
      assertEquals(401, answer.statusCode(), header);
      assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
      assertProblem("unauthorized", answer);
    }
  }

  @Test
  void a_rule_violation_is_reported_with_its_field_and_source() throws Exception {
    prepareAddCard = (draft, receipt) -> {
      throw new InvalidValueException(
          List.of(new Violation("cards[0].code", "must be absent", RuleReference.PRESENCE_MATRIX)));
    };
    HttpResponse<String> answer = post("/v1/add-card", "{\"cards\":[]}");
    assertEquals(400, answer.statusCode());
    assertEquals(
        List.of(Map.of(
            "field", "cards[0].code",
            "rule", "must be absent",
            "source", "docs/wechat.md#presence-matrix")),
        assertProblem("invalid-value", answer).get("violations"));
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, 503, platform-unreachable, 5",
    "BUSY, 503, platform-busy, 5",
    "MINUTE_QUOTA, 503, platform-busy, 60",
    "DAILY_QUOTA, 503, platform-busy, 8243",
    "REJECTED, 502, platform-refused, none",
    "MALFORMED, 502, platform-unintelligible, none",
  })
  void each_kind_of_platform_failure_has_its_status(
      Kind kind, int status, String code, String retryAfter) throws Exception {
    prepareAddCard = (draft, receipt) -> {
      throw new PlatformException(kind, "/cgi-bin/ticket/getticket: the reason");
    };
    HttpResponse<String> answer = post("/v1/add-card", "{}");
    assertEquals(status, answer.statusCode());
    assertEquals(retryAfter, answer.headers().firstValue("Retry-After").orElse("none"));
    assertEquals(
        "/cgi-bin/ticket/getticket: the reason", assertProblem(code, answer).get("detail"));
  }

  @Test
  void a_full_disk_is_reported_without_the_name_of_the_file() throws Exception {
    prepareAddCard = (draft, receipt) -> {
      throw new StorageException(
          "cannot write /var/data/kaquan.db", "the disk is full", new IllegalStateException());
    };
    HttpResponse<String> answer = post("/v1/add-card", "{}");
    assertEquals(503, answer.statusCode());
    assertEquals(
        "The storage cannot be read or written: the disk is full.",
        assertProblem("storage-failed", answer).get("detail"));
    assertFalse(answer.body().contains("kaquan.db"));
  }

  @Test
  void a_card_that_may_exist_is_a_problem_that_no_client_repeats() throws Exception {
    createCard = (body, receipt) -> {
      throw new CardMayExistException(
          Optional.of(new CardId("p7")), "disk full", new IllegalStateException());
    };
    HttpResponse<String> answer = post("/v1/cards", "{}");
    assertEquals(500, answer.statusCode());
    assertEquals(Optional.empty(), answer.headers().firstValue("Retry-After"));
    assertEquals("p7", assertProblem("card-may-exist", answer).get("cardId"));
    createCard = (body, receipt) -> {
      throw new CardMayExistException(Optional.empty(), "no answer", new IllegalStateException());
    };
    assertFalse(assertProblem("card-may-exist", post("/v1/cards", "{}")).containsKey("cardId"));
  }

  @Test
  void attempts_to_create_cards_are_listed_by_their_state() throws Exception {
    listCardCreations = (type, page) -> new Page<>(
        List.of(new CardCreation(
            "c1",
            CardTemplate.restored(TemplateSamples.body(CardType.GIFT)),
            CardSamples.NOW,
            new Checks(0, Optional.of(CardSamples.NOW), "no answer"))),
        Optional.empty());
    HttpResponse<String> creating = send("GET", "/v1/cards?state=creating", "Bearer " + KEY, "");
    assertEquals("""
        {"items":[{"creationId":"c1","state":"creating","type":"GIFT","title":"双人套餐",\
        "startedAt":"2017-03-22T13:42:38Z","checks":0,"nextCheck":"2017-03-22T13:42:38Z",\
        "reason":"no answer"}]}""", creating.body());
    for (String stored : new String[] {"", "?state=stored"}) {
      assertEquals(
          "{\"items\":[]}",
          send("GET", "/v1/cards" + stored, "Bearer " + KEY, "").body());
    }
  }

  @Test
  void a_bug_is_reported_by_an_id_only() throws Exception {
    prepareAddCard = (draft, receipt) -> {
      throw new IllegalStateException("the ticket is sM4AOVdW");
    };
    HttpResponse<String> answer = post("/v1/add-card", "{}");
    assertEquals(500, answer.statusCode());
    assertProblem("bug", answer);
    assertFalse(answer.body().contains("sM4AOVdW"));
    assertTrue(answer.body().matches(".*Search the log for [0-9a-f-]{36}\\..*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "null", "\u0000"})
  void a_body_that_is_no_object_is_refused(String body) throws Exception {
    HttpResponse<String> answer = post("/v1/cards", body);
    assertEquals(400, answer.statusCode());
    assertTrue(assertProblem("invalid-value", answer).toString().contains("one JSON object"));
  }

  @Test
  void every_response_has_a_request_id_and_a_problem_names_it() throws Exception {
    HttpResponse<String> health = send("GET", "/health", "", "");
    String id = requestId(health);
    assertFalse(id.isEmpty());
    assertNotEquals(id, requestId(send("GET", "/health", "", "")));
    for (HttpResponse<String> problem : List.of(
        send("GET", "/nowhere", "", ""),
        send("GET", "/v1/cards", "", ""),
        post("/v1/add-card", "{"),
        post("/v1/cards", "x".repeat((1 << 20) + 1)))) {
      assertEquals(
          "urn:kaquan:request:" + requestId(problem),
          WireJson.readObject(problem.body()).get("instance"));
    }
  }

  @ParameterizedTest
  @CsvSource({"trace-1.a_B, true", "'', false", "a b, false", "é, false", "x{}, false"})
  void a_well_formed_request_id_is_taken_over(String sent, boolean taken) throws Exception {
    HttpResponse<String> answer = client.send(
        HttpRequest.newBuilder(URI.create(server.url() + "/health"))
            .header("X-Request-Id", sent)
            .build(),
        BodyHandlers.ofString());
    assertEquals(taken, requestId(answer).equals(sent));
    assertTrue(requestId(answer).matches("[A-Za-z0-9._-]{1,64}"));
  }

  private static String requestId(HttpResponse<?> answer) {
    return answer.headers().firstValue("X-Request-Id").orElse("");
  }

  @Test
  void a_prepared_request_is_read_back() throws Exception {
    findAddCardRequest = id -> Optional.of(request(id.value()));
    HttpResponse<String> answer = send("GET", "/v1/add-card/r7", "Bearer " + KEY, "");
    assertEquals(200, answer.statusCode());
    assertTrue(
        answer.body().startsWith("{\"requestId\":\"r7\",\"madeAt\":\"2017-03-22T13:42:38Z\""),
        answer.body());
    HttpResponse<String> malformed = send("GET", "/v1/add-card/r-7", "Bearer " + KEY, "");
    assertEquals(400, malformed.statusCode());
  }

  @Test
  void a_request_is_resolved_and_answered_as_it_stands() throws Exception {
    findAddCardRequest = id -> Optional.of(request(id.value()));
    HttpResponse<String> answer = post("/v1/add-card/r7/resolve", "");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().startsWith("{\"requestId\":\"r7\",\"madeAt\""), answer.body());
  }

  @Test
  void requests_are_listed_page_by_page() throws Exception {
    Cursor next = new Cursor(CardSamples.NOW, "r7");
    List<Object> asked = new ArrayList<>();
    listAddCardRequests = (outcome, page) -> {
      asked.add(List.of(outcome, page));
      return new Page<>(List.of(request("r7")), Optional.of(next));
    };
    HttpResponse<String> first = send("GET", "/v1/add-card", "Bearer " + KEY, "");
    assertEquals(200, first.statusCode());
    assertEquals(next.toString(), WireJson.readObject(first.body()).get("next"));
    send("GET", "/v1/add-card?outcome=taken&limit=7&after=" + next, "Bearer " + KEY, "");
    assertEquals(
        List.of(
            List.of(Optional.empty(), new PageRequest(20, Optional.empty())),
            List.of(Optional.of(Outcome.TAKEN), new PageRequest(7, Optional.of(next)))),
        asked);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/add-card?limit=0, limit",
    "/v1/add-card?limit=all, limit",
    "/v1/add-card?after=x, after",
    "/v1/add-card?outcome=lost, outcome",
    "/v1/add-card?outcme=taken, outcme",
    "/v1/add-card?limit=1&limit=2, limit",
    "/v1/add-card/r1?limit=1, limit",
    "/v1/cards?type=CARDS, type",
    "/v1/cards?limit=101, limit",
    "/v1/cards?state=lost, state",
    "/v1/cards/p1?x, x",
  })
  void a_query_parameter_that_is_unknown_or_invalid_is_refused(String path, String field)
      throws Exception {
    HttpResponse<String> answer = send("GET", path, "Bearer " + KEY, "");
    assertEquals(400, answer.statusCode());
    List<?> violations = (List<?>) assertProblem("invalid-value", answer).get("violations");
    assertEquals(field, ((Map<?, ?>) violations.get(0)).get("field"));
  }

  @Test
  void a_body_beyond_a_mebibyte_is_not_read() throws Exception {
    HttpResponse<String> answer = post("/v1/cards", "{\"x\":\"" + "x".repeat(1 << 20) + "\"}");
    assertEquals(413, answer.statusCode());
    assertProblem("too-large", answer);
  }

  @Test
  void a_missing_object_is_reported_by_its_type() throws Exception {
    assertNotFound("unknown-card", send("GET", "/v1/cards/p1", "Bearer " + KEY, ""));
    assertNotFound("unknown-card", post("/v1/cards/p1/sync", ""));
    assertNotFound("unknown-request", send("GET", "/v1/add-card/r1", "Bearer " + KEY, ""));
    assertNotFound("unknown-request", post("/v1/add-card/r1/resolve", ""));
    assertNotFound(
        "unknown-request", post("/v1/add-card/r1/result", "{\"errMsg\":\"addCard:fail cancel\"}"));
    HttpResponse<String> notHeld =
        post("/v1/open-card", "{\"openid\":\"oFS7Fjl0WsZ9AMZqrI80nbIq8xrA\"}");
    assertNotFound("not-held", notHeld);
    assertTrue(notHeld.body().contains("cards[0], cards[2]"));
    assertNotFound("no-such-route", send("GET", "/v1/nothing", "Bearer " + KEY, ""));
    assertNotFound("no-such-route", send("GET", "/nothing", "", ""));
  }

  @Test
  void an_id_that_is_none_is_a_broken_rule() throws Exception {
    HttpResponse<String> answer = send("GET", "/v1/cards/no%20id", "Bearer " + KEY, "");
    assertEquals(400, answer.statusCode());
    assertProblem("invalid-value", answer);
  }

  @Test
  void a_created_resource_has_a_location() throws Exception {
    HttpResponse<String> created = post("/v1/cards", "{}");
    assertEquals(201, created.statusCode());
    assertEquals("/v1/cards/p1", created.headers().firstValue("Location").orElse(""));
    assertEquals("{\"cardId\":\"p1\"}", created.body());
    assertEquals(201, post("/v1/add-card", "{}").statusCode());
  }

  @Test
  void the_parameters_of_choose_card_are_answered() throws Exception {
    HttpResponse<String> answer = post("/v1/choose-card", "{\"shopId\":4521}");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "{\"shopId\":\"4521\",\"cardType\":\"\",\"cardId\":\"\",\"timestamp\":\"1490190158\","
            + "\"nonceStr\":\"Zz9aA0\",\"signType\":\"SHA1\",\"cardSign\":\""
            + CardSignature.over(TICKET, "wx1", "1490190158", "Zz9aA0", "4521").hex() + "\"}",
        answer.body());
  }

  @Test
  void a_filter_of_choose_card_that_is_unknown_is_refused() throws Exception {
    HttpResponse<String> answer = post("/v1/choose-card", "{\"locationId\":\"4521\"}");
    assertEquals(400, answer.statusCode());
    assertTrue(assertProblem("invalid-value", answer).toString().contains("locationId"));
  }

  private static SignedCardChoice signed(CardFilter filter) {
    CardChoice choice = new CardChoice(
        new AppId("wx1"), filter, Instant.ofEpochSecond(1490190158), new Nonce("Zz9aA0"));
    return new SignedCardChoice(choice, choice.sign(TICKET));
  }

  private void assertNotFound(String code, HttpResponse<String> answer) throws Exception {
    assertEquals(404, answer.statusCode());
    assertProblem(code, answer);
  }

  private static Map<String, Object> assertProblem(String code, HttpResponse<String> answer)
      throws Exception {
    assertEquals(
        "application/problem+json;charset=utf-8",
        answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
    Map<String, Object> problem = WireJson.readObject(answer.body());
    assertEquals("urn:kaquan:problem:" + code, problem.get("type"));
    assertEquals(answer.statusCode(), problem.get("status"));
    return problem;
  }

  @Test
  void what_was_opened_is_reported() throws Exception {
    String cards = "\"cardList\":[{\"cardId\":\"p1\",\"code\":\"001\"}]}";
    assertEquals(
        "{\"opened\":1}",
        post("/v1/open-card/result", "{\"errMsg\":\"openCard:ok\"," + cards).body());
    assertEquals(
        "{\"opened\":0}",
        post("/v1/open-card/result", "{\"errMsg\":\"openCard:fail\"," + cards).body());
    HttpResponse<String> wrong =
        post("/v1/open-card/result", "{\"cardList\":[{\"cardId\":\"p 1\",\"code\":\"\"}]}");
    assertEquals(400, wrong.statusCode());
    assertTrue(wrong.body().contains("cardList[0].code"), wrong.body());
    assertTrue(wrong.body().contains("errMsg"), wrong.body());
  }

  @Test
  @Timeout(30)
  void a_request_in_flight_is_answered_before_the_server_stops() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    prepareAddCard = (draft, receipt) -> {
      started.countDown();
      awaitUninterrupted(end);
      return new PrepareAddCard.Prepared(new RequestId("r1"), List.of(), List.of());
    };
    FutureTask<HttpResponse<String>> answer =
        new FutureTask<>(() -> post("/v1/add-card", "{\"cards\":[{\"cardId\":\"p1\"}]}"));
    new Thread(answer).start();
    started.await();
    URI url = server.url();
    Thread stopping = new Thread(server::close);
    stopping.start();
    while (accepts(url)) {
      Thread.onSpinWait();
    }
    end.countDown();
    assertEquals(201, answer.get().statusCode());
    stopping.join();
  }

  private static RequestProgress request(String id) {
    AddCardRequest request =
        new AddCardRequest(new RequestId(id), new Recipient.Anyone(), CardSamples.NOW, List.of());
    return new RequestProgress(request, List.of());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted before the answer", e);
    }
  }

  private static boolean accepts(URI url) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      return socket.isConnected();
    } catch (SocketException e) {
      // Refused, or reset if the listener was closed in this moment.
      return false;
    }
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, "Bearer " + KEY, body);
  }

  private HttpResponse<String> send(String method, String path, String authorization, String body)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
        .method(method, BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
