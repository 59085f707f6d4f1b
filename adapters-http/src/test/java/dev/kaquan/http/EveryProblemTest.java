package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.code.RedeemCode;
import dev.kaquan.application.code.RetireCode;
import dev.kaquan.application.event.ReplayEvent;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.Pushes;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Reservation;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Provokes each problem that docs/errors.md lists, over a socket. */
class EveryProblemTest {
  private static final String EVENT = "/v1/events/" + "0".repeat(32) + "/replay";
  private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
  private static final Pattern ROW = Pattern.compile("\\| (`.*?`) \\| ([0-9, ]+) \\|.*");

  private final Map<String, Set<Integer>> provoked = new HashMap<>();
  private Optional<RuntimeException> failure = Optional.empty();
  private Refusal refusal = Refusal.UNKNOWN_CARD;
  private Optional<Pushes.Refusal> push = Optional.empty();
  private ReplayEvent.Outcome replay = ReplayEvent.Outcome.UNKNOWN;
  private Claim claim = Claim.IN_PROGRESS;
  private RedemptionRefusal redemption = RedemptionRefusal.EXPIRED;
  private Optional<Reservation> reservation = Optional.empty();
  private RetireCode.Outcome retire = RetireCode.Outcome.UNKNOWN;
  private HttpServer server;

  @BeforeEach
  void start() throws BindException {
    Set<Routes> routes = Set.of(
        new CardRoutes(
            (body, receipt) -> new CardId("p1"),
            id -> Optional.empty(),
            id -> Optional.empty(),
            (type, page) -> {
              throw failure.orElseThrow();
            },
            (type, page) -> new Page<>(List.of(), Optional.empty())),
        new ActivationRoutes(
            (cardId, form) -> Optional.empty(),
            cardId -> Optional.empty(),
            (cardId, channel) -> new PrepareOpenCard.Refused(refusal),
            command -> null,
            command -> null),
        new CallbackRoutes(query -> null, (query, body) -> push, sample -> null),
        new EventRoutes((filter, page) -> null, id -> Optional.empty(), id -> replay, parked -> 0),
        new AddCardRoutes(
            (draft, receipt) -> new PrepareAddCard.OutOfStock(List.of(0)),
            id -> Optional.empty(),
            (outcome, page) -> new Page<>(List.of(), Optional.empty()),
            command -> Optional.empty(),
            id -> Optional.empty()),
        new CodeRoutes(
            (cardId, content) -> null,
            id -> Optional.empty(),
            cardId -> Optional.empty(),
            (cardId, code) -> Optional.empty(),
            (cardId, code) -> retire),
        new ReservationRoutes(
            (cardId, duration, receipt) -> Optional.empty(), (id, state) -> reservation),
        new DepositRoutes(cardId -> null, id -> Optional.empty()),
        new RedemptionRoutes(
            (command, receipt) -> new RedeemCode.Refused(redemption),
            (filter, page) -> null,
            (cardId, code, reason) -> Optional.empty(),
            (cardId, code, openid, isMarked) -> Optional.empty(),
            (cardId, code, newCode) -> Optional.empty()),
        new OpenCardRoutes(query -> new OpenCards.NotHeld(List.of(0)), opened -> 0),
        new ReconciliationRoutes(page -> null, id -> Optional.empty()));
    server = new HttpApi(
            routes,
            "the-key"::equals,
            new IdempotencyFilter((keyHash, fingerprint) -> claim, (keyHash, answer) -> {}),
            InstantSource.system())
        .start("127.0.0.1", 0, Set.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void every_documented_problem_is_answered_with_its_status() throws Exception {
    byClients();
    byUseCases();
    byFailures();

    Map<String, Set<Integer>> documented = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "errors.md"))) {
      ROW.matcher(line).results().forEach(row -> {
        Set<Integer> statuses = new TreeSet<>(Stream.of(row.group(2).split(", ", -1))
            .map(status -> Integer.valueOf(status.strip()))
            .toList());
        NAME.matcher(row.group(1))
            .results()
            .forEach(name -> documented.put(name.group(1), statuses));
      });
    }
    assertTrue(documented.size() > 40, documented::toString);
    assertEquals(documented, provoked);
  }

  private void byClients() throws Exception {
    get("/v1/cards?limit=0");
    exchange("GET /health HTTP/9.9\r\n\r\n");
    exchange("BAD\r\n\r\n");
    exchange("GET /health HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");
    exchange("GET /v1/cards HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    get("/v1/nothing");
    request("DELETE", "/v1/cards", "", "");
    request("POST", "/v1/open-card", "", "x".repeat(1_048_577));
    get("/" + "x".repeat(9_000));
    exchange("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: "
        + "x".repeat(9_000) + "\r\n\r\n");
    request("POST", "/v1/cards", "Idempotency-Key: k\r\n", "{}");
    claim = Claim.OTHER_REQUEST;
    request("POST", "/v1/cards", "Idempotency-Key: k\r\n", "{}");
  }

  private void byUseCases() throws Exception {
    get("/v1/add-card/" + "0".repeat(32));
    get("/v1/reconciliations/r1");
    request("POST", "/v1/codes/reservations/v1/confirm", "", "");
    reservation = Optional.of(new Reservation(
        "v1", new CardId("p1"), new CardCode("A1"), Reservation.State.EXPIRED, Instant.EPOCH));
    request("POST", "/v1/codes/reservations/v1/confirm", "", "");
    get("/v1/imports/i1");
    get("/v1/deposits/d1");
    request("POST", "/v1/add-card", "", "{\"cards\":[{\"cardId\":\"p1\"}]}");
    request("POST", "/v1/open-card", "", "{\"openid\":\"o1\",\"cards\":[{\"cardId\":\"p1\"}]}");
    get("/v1/codes/p1/A1");
    claim = Claim.STARTED;
    for (RedemptionRefusal each : RedemptionRefusal.values()) {
      redemption = each;
      request(
          "POST",
          "/v1/codes/redemptions",
          "Idempotency-Key: k\r\n",
          "{\"cardId\":\"p1\",\"code\":\"A1\"}");
    }
    retire = RetireCode.Outcome.CLAIMED;
    request("POST", "/v1/codes/p1/A1/retire", "", "");
    for (ReplayEvent.Outcome each :
        List.of(ReplayEvent.Outcome.UNKNOWN, ReplayEvent.Outcome.PROCESSED)) {
      replay = each;
      request("POST", EVENT, "", "");
    }
    for (Refusal each : Refusal.values()) {
      refusal = each;
      request("POST", "/v1/activations", "", "{\"cardId\":\"p1\"}");
    }
    for (Pushes.Refusal each : Pushes.Refusal.values()) {
      push = Optional.of(each);
      request("POST", "/wechat/events?signature=s&timestamp=1", "", "<xml/>");
    }
  }

  private void byFailures() throws Exception {
    List<RuntimeException> failures = new ArrayList<>();
    for (PlatformException.Kind kind : PlatformException.Kind.values()) {
      failures.add(new PlatformException(kind, "the reason"));
    }
    failures.add(new StorageException("disk full", new IllegalStateException()));
    failures.add(CardMayExistException.interrupted());
    failures.add(new MembershipBusyException());
    failures.add(new IllegalStateException("a bug that the test makes"));
    for (RuntimeException each : failures) {
      failure = Optional.of(each);
      get("/v1/cards");
    }
  }

  private void get(String target) throws Exception {
    request("GET", target, "", "");
  }

  private void request(String method, String target, String headers, String body) throws Exception {
    exchange(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Authorization: Bearer the-key\r\n" + headers + "Content-Length: " + body.length()
        + "\r\n\r\n" + body);
  }

  /** Sends a request, and notes the problem of the answer. */
  private void exchange(String request) throws Exception {
    String answer;
    try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
      socket.setSoTimeout(30_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        // Refused before all of it was sent.
      }
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    assertTrue(answer.contains("\r\nContent-Type: application/problem+json"), answer);
    Map<String, Object> problem =
        WireJson.readObject(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
    int status = Integer.parseInt(answer.split(" ", 3)[1]);
    assertEquals(status, problem.get("status"));
    String type = String.valueOf(problem.get("type"));
    provoked
        .computeIfAbsent(type.substring(type.lastIndexOf(':') + 1), name -> new TreeSet<>())
        .add(status);
  }
}
