package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.card.CreateCard;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.RequestProgress;
import dev.kaquan.application.idempotency.BeginIdempotentRequest;
import dev.kaquan.application.idempotency.EndIdempotentRequest;
import dev.kaquan.application.idempotency.IdempotencyUseCases;
import dev.kaquan.application.port.IdempotencyKeys;
import dev.kaquan.application.port.InMemoryIdempotencyKeys;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with the header Idempotency-Key. */
class IdempotencyTest {
  private static final String KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

  private final HttpClient client = HttpClient.newHttpClient();
  private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys();
  private final AtomicInteger executions = new AtomicInteger();
  private Instant now = PortSamples.NOW;
  private CreateCard createCard = (body, receipt) -> {
    CardId id = new CardId("p" + executions.incrementAndGet());
    receipt.of(id).ifPresent(keys::complete);
    return id;
  };
  private boolean isDiskFull;
  private HttpServer server;

  @BeforeEach
  void start() throws BindException {
    InstantSource clock = () -> now;
    Injector injector = Guice.createInjector(new IdempotencyUseCases(), new AbstractModule() {
      @Override
      protected void configure() {
        bind(IdempotencyKeys.class).toInstance(keys);
        bind(InstantSource.class).toInstance(clock);
      }
    });
    server = new HttpApi(
            Set.of(
                new CardRoutes(
                    (body, receipt) -> createCard.create(body, receipt),
                    id -> {
                      int execution = executions.incrementAndGet();
                      return Optional.of(PortSamples.storedCard(
                          CardSamples.PLAIN, PortSamples.NOW.plusSeconds(execution)));
                    },
                    id -> Optional.empty(),
                    (type, page) -> null,
                    (type, page) -> null),
                new AddCardRoutes(
                    (draft, receipt) -> {
                      PrepareAddCard.Prepared prepared = new PrepareAddCard.Prepared(
                          new RequestId("r" + executions.incrementAndGet()), List.of(), List.of());
                      receipt.of(prepared).ifPresent(keys::complete);
                      return prepared;
                    },
                    id -> Optional.empty(),
                    (outcome, page) -> null,
                    command -> Optional.of(executed()),
                    id -> Optional.of(new RequestProgress(executed(), List.of()))),
                new ChooseCardRoutes(filter -> {
                  throw new PlatformException(
                      Kind.REJECTED, "execution " + executions.incrementAndGet());
                })),
            presented -> true,
            new IdempotencyFilter(
                injector.getInstance(BeginIdempotentRequest.class), (keyHash, answer) -> {
                  if (isDiskFull) {
                    throw new StorageException("disk full", new IOException());
                  }
                  injector.getInstance(EndIdempotentRequest.class).end(keyHash, answer);
                }),
            clock)
        .start("127.0.0.1", 0, Set.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private AddCardRequest executed() {
    return PortSamples.request("r" + executions.incrementAndGet(), new OfferState.Open());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/cards | {} | 201",
        "/v1/cards/p1/sync | '' | 200",
        "/v1/add-card | {\"cards\":[]} | 201",
        "/v1/add-card/r1/result | {\"errMsg\":\"addCard:fail cancel\"} | 200",
        "/v1/add-card/r1/resolve | '' | 200",
      })
  void a_repeated_request_has_the_same_answer(String path, String body, int status)
      throws Exception {
    HttpResponse<String> first = post(path, body, KEY);
    assertEquals(status, first.statusCode());
    now = now.plus(Duration.ofHours(24)).minusMillis(1);
    HttpResponse<String> second = post(path, body, KEY);
    assertSame(first, second);
    assertEquals(1, executions.get());

    assertNotEquals(first.body(), post(path, body, "another-key").body());
    assertEquals(2, executions.get());
  }

  @Test
  void without_a_key_a_request_is_executed_again() throws Exception {
    assertNotEquals(
        post("/v1/cards", "{}", "").body(), post("/v1/cards", "{}", "").body());
  }

  @Test
  void a_key_is_free_after_a_day() throws Exception {
    post("/v1/cards", "{}", KEY);
    now = now.plus(Duration.ofHours(24));
    assertEquals("{\"cardId\":\"p2\"}", post("/v1/cards", "{}", KEY).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"/v1/cards | {\"a\":1}", "/v1/cards | ' {}'", "/v1/cards/p1/sync | {}"})
  void a_key_of_another_request_is_refused(String path, String body) throws Exception {
    HttpResponse<String> first = post("/v1/cards", "{}", KEY);
    assertProblem(422, "idempotency-key-reused", post(path, body, KEY));
    assertSame(first, post("/v1/cards", "{}", KEY));
  }

  @Test
  void the_keys_of_two_api_keys_are_different_keys() throws Exception {
    post("/v1/cards", "{}", KEY);
    HttpResponse<String> other =
        client.send(request("/v1/cards", "{}", KEY, "another"), BodyHandlers.ofString());
    assertEquals("{\"cardId\":\"p2\"}", other.body());
  }

  @Test
  void a_request_in_progress_is_not_executed_beside_itself() throws Exception {
    CountDownLatch isExecuting = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    createCard = (body, receipt) -> {
      isExecuting.countDown();
      await(mayEnd);
      return new CardId("p1");
    };
    FutureTask<HttpResponse<String>> first = new FutureTask<>(() -> post("/v1/cards", "{}", KEY));
    new Thread(first).start();
    await(isExecuting);
    HttpResponse<String> second = post("/v1/cards", "{}", KEY);
    mayEnd.countDown();
    assertProblem(409, "in-progress", second);
    assertEquals("1", second.headers().firstValue("Retry-After").orElse(""));
    assertSame(first.get(), post("/v1/cards", "{}", KEY));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_request_that_changed_nothing_may_be_executed_again(Kind kind) throws Exception {
    CreateCard working = createCard;
    createCard = (body, receipt) -> {
      throw new PlatformException(kind, "no");
    };
    assertTrue(post("/v1/cards", "{}", KEY).statusCode() >= 500);
    createCard = working;
    assertEquals("{\"cardId\":\"p1\"}", post("/v1/cards", "{}", KEY).body());
  }

  @Test
  void an_invalid_request_does_not_use_the_key_up() throws Exception {
    assertProblem(400, "invalid-value", post("/v1/cards", "[", KEY));
    assertEquals(201, post("/v1/cards", "{}", KEY).statusCode());
  }

  @Test
  void a_card_that_may_exist_is_not_created_again() throws Exception {
    createCard = (body, receipt) -> {
      executions.incrementAndGet();
      throw new CardMayExistException(Optional.empty(), "no answer", new IllegalStateException());
    };
    HttpResponse<String> first = post("/v1/cards", "{}", KEY);
    assertProblem(500, "card-may-exist", first);
    assertSame(first, post("/v1/cards", "{}", KEY));
    assertEquals(1, executions.get());
  }

  @Test
  void a_card_whose_answer_was_rolled_back_with_it_is_answered_by_the_problem() throws Exception {
    createCard = (body, receipt) -> {
      executions.incrementAndGet();
      CardId id = new CardId("p1");
      // The transaction that would have stored the answer failed.
      receipt.of(id);
      throw new CardMayExistException(Optional.of(id), "disk full", new IllegalStateException());
    };
    HttpResponse<String> first = post("/v1/cards", "{}", KEY);
    assertProblem(500, "card-may-exist", first);
    assertSame(first, post("/v1/cards", "{}", KEY));
    assertEquals(1, executions.get());
  }

  @Test
  void an_interrupted_creation_is_answered_by_the_problem_that_was_stored_first() throws Exception {
    createCard = (body, receipt) -> {
      executions.incrementAndGet();
      receipt.ifInterruptedAnswer().ifPresent(keys::complete);
      throw new CardMayExistException(
          Optional.empty(), "this answer never arrives", new IllegalStateException());
    };
    post("/v1/cards", "{}", KEY);
    HttpResponse<String> again = post("/v1/cards", "{}", KEY);
    assertProblem(500, "card-may-exist", again);
    assertTrue(again.body().contains("the service was stopped"), again.body());
    assertEquals(1, executions.get());
  }

  @Test
  void an_answer_that_cannot_be_stored_is_sent() throws Exception {
    isDiskFull = true;
    assertEquals(200, post("/v1/cards/p1/sync", "", KEY).statusCode());
    assertProblem(409, "in-progress", post("/v1/cards/p1/sync", "", KEY));
    now = now.plusSeconds(60);
    assertEquals(200, post("/v1/cards/p1/sync", "", KEY).statusCode());
    assertEquals(2, executions.get());
  }

  @Test
  void a_request_that_changes_nothing_ignores_the_key() throws Exception {
    assertNotEquals(
        post("/v1/choose-card", "{}", KEY).body(),
        post("/v1/choose-card", "{}", KEY).body());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256})
  void a_key_has_1_to_255_characters(int length) throws Exception {
    assertProblem(400, "invalid-value", send("k".repeat(length)));
    assertEquals(201, send("k".repeat(Math.max(1, length - 1))).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\tb"})
  void a_key_has_visible_characters_only(String key) throws Exception {
    assertProblem(400, "invalid-value", send(key));
  }

  private HttpResponse<String> send(String key) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/v1/cards"))
        .header("Authorization", "Bearer the-key")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString("{}"))
        .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String key) throws Exception {
    return client.send(request(path, body, key, "the-key"), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String body, String key, String apiKey) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + apiKey)
        .POST(BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return request.build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static void assertSame(HttpResponse<String> first, HttpResponse<String> second) {
    assertEquals(first.statusCode(), second.statusCode());
    assertEquals(first.body(), second.body());
    for (String header : List.of("Content-Type", "Location")) {
      assertEquals(first.headers().firstValue(header), second.headers().firstValue(header));
    }
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("urn:kaquan:problem:" + code + "\""), answer.body());
  }
}
