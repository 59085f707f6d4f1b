package dev.kaquan.bootstrap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.bootstrap.crash.Http.Post;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.wire.WireJson;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service again and again while clients use it. The sandbox, which plays WeChat, survives. Runs
 * with {@code mvn -Pcrash}; {@code mvn -Pcrash-long} kills it 200 times.
 */
@Tag("crash")
class CrashTest {
  private static final int CLIENTS = 6;
  private static final long SEED = 20261126;

  /** A request that a crash interrupted counts as in progress for a minute. */
  private static final Duration UNTIL_ANSWERED = Duration.ofSeconds(90);

  /** A change of a member that a crash interrupted goes on after two minutes. */
  private static final Duration UNTIL_SYNCHRONIZED = Duration.ofMinutes(3);

  /** WeChat's error code for a code that it does not know. */
  private static final int UNKNOWN_CODE = 40056;

  private static final long BETWEEN_ATTEMPTS_NANOS = 200_000_000;

  @TempDir
  private Path folder;

  private final Http http = new Http();
  private final Ledger ledger = new Ledger();
  private final Gate gate = new Gate();
  private Sandbox sandbox;
  private Map<String, String> environment;

  @BeforeEach
  void startSandbox() throws Exception {
    sandbox = Platform.start(folder, SEED);
    environment = Platform.environment(sandbox);
  }

  @AfterEach
  void stopSandbox() {
    sandbox.close();
  }

  @Test
  void nothing_acknowledged_is_lost_and_nothing_is_done_twice() throws Exception {
    int crashes = Integer.getInteger("kaquan.crashes", 20);
    SplittableRandom random = new SplittableRandom(SEED);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Integer>> clients = new ArrayList<>();
    CopyOnWriteArrayList<String> cardIds = new CopyOnWriteArrayList<>();
    for (int number = 0; number < CLIENTS; number++) {
      clients.add(threads.submit(new Load(number, gate, sandbox.url(), ledger, cardIds)));
    }
    try {
      for (int crash = 0; crash < crashes; crash++) {
        ServiceProcess service = ServiceProcess.start(folder.resolve("data"), environment);
        try {
          ledger.audit(service.url(), http, false);
          gate.open(service.url());
          awaitAnswers(5 + random.nextInt(60), clients);
        } finally {
          service.kill();
          gate.close();
        }
      }
    } finally {
      gate.end();
      threads.shutdown();
    }
    for (Future<Integer> client : clients) {
      assertTrue(client.get() > 0);
    }
    auditAtTheEnd();
  }

  /** Waits until clients received more answers; the service is then killed in the middle of others. */
  private void awaitAnswers(int answers, List<Future<Integer>> clients) {
    long enough = ledger.count() + answers;
    while (ledger.count() < enough) {
      assertTrue(clients.stream().noneMatch(Future::isDone), "a client failed");
      Thread.onSpinWait();
    }
  }

  private void auditAtTheEnd() throws Exception {
    ServiceProcess service = ServiceProcess.start(folder.resolve("data"), environment);
    try {
      Instant deadline = Instant.now().plus(UNTIL_ANSWERED);
      for (Post post : ledger.unanswered()) {
        ledger.acknowledged(post, answer(service.url(), post, deadline));
      }
      ledger.audit(service.url(), http, true);
      auditPlatform(service.url());
    } finally {
      service.kill();
    }
  }

  private HttpResponse<String> answer(URI service, Post post, Instant deadline) throws Exception {
    HttpResponse<String> answer = http.send(service, post);
    while (answer.statusCode() == 409) {
      assertTrue(Instant.now().isBefore(deadline), post + " is still in progress");
      LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
      answer = http.send(service, post);
    }
    return answer;
  }

  /** No request created two cards, and each card at the platform is stored, or known as an attempt. */
  private void auditPlatform(URI service) throws Exception {
    Set<String> titles = new HashSet<>();
    for (Map<?, ?> attempt : all(service, "/v1/cards?state=creating&limit=100")) {
      assertTrue(titles.add((String) attempt.get("title")), attempt::toString);
    }
    Set<String> stored = new HashSet<>();
    for (Map<?, ?> card : all(service, "/v1/cards?limit=100")) {
      stored.add((String) card.get("title"));
    }
    titles.addAll(stored);
    String token = (String) platform(
            "/cgi-bin/stable_token",
            Map.of(
                "grant_type", "client_credential",
                "appid", sandbox.appId(),
                "secret", sandbox.secret()))
        .get("access_token");
    List<String> created = new ArrayList<>();
    List<?> ids;
    do {
      ids = (List<?>) platform(
              "/card/batchget?access_token=" + token, Map.of("offset", created.size(), "count", 50))
          .get("card_id_list");
      for (Object id : ids) {
        created.add(title(platform("/card/get?access_token=" + token, Map.of("card_id", id))));
      }
    } while (ids.size() == 50);
    assertEquals(created.size(), new HashSet<>(created).size(), created::toString);
    for (String title : created) {
      assertTrue(titles.contains(title), title + " exists at the platform only");
    }
    assertTrue(created.containsAll(stored));
    auditRedemptions(service, token);
    auditMembers(service, token);
    auditReplacedCodes(token);
  }

  /** Each member has the sum of what was acknowledged, here and at the platform. */
  private void auditMembers(URI service, String token) throws Exception {
    Map<String, Integer> adjusted = ledger.adjusted();
    assertFalse(adjusted.isEmpty(), "nobody was adjusted");
    Instant deadline = Instant.now().plus(UNTIL_SYNCHRONIZED);
    for (Map.Entry<String, Integer> each : adjusted.entrySet()) {
      String[] path = each.getKey().split("/", -1);
      assertEquals(
          each.getValue(),
          WireJson.readObject(http.get(service, each.getKey()).body()).get("bonus"),
          each::toString);
      Map<String, Object> body = Map.of("card_id", path[3], "code", path[4]);
      String call = "/card/membercard/userinfo/get?access_token=" + token;
      while (!each.getValue().equals(platform(call, body).get("bonus"))) {
        assertTrue(Instant.now().isBefore(deadline), each + " is not synchronized");
        LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
      }
    }
  }

  /** A code that was replaced is known by its new name only. */
  private void auditReplacedCodes(String token) throws Exception {
    assertFalse(ledger.replaced().isEmpty(), "no code was replaced");
    for (String each : ledger.replaced()) {
      String[] path = each.split("/", -1);
      for (String code : List.of("N" + path[4], path[4])) {
        Object errcode = platform(
                "/card/code/get?access_token=" + token, Map.of("card_id", path[3], "code", code))
            .get("errcode");
        assertEquals(code.equals(path[4]) ? UNKNOWN_CODE : 0, errcode, each);
      }
    }
  }

  /** What the ledger says is redeemed is redeemed at the platform. */
  private void auditRedemptions(URI service, String token) throws Exception {
    List<Map<?, ?>> redemptions = all(service, "/v1/codes/redemptions?state=redeemed&limit=100");
    assertTrue(!redemptions.isEmpty(), "nothing was redeemed");
    for (Map<?, ?> redemption : redemptions) {
      Map<String, Object> code = platform(
          "/card/code/get?access_token=" + token,
          Map.of("card_id", redemption.get("cardId"), "code", redemption.get("code")));
      assertEquals("CONSUMED", code.get("user_card_status"), redemption::toString);
    }
    assertEquals(List.of(), all(service, "/v1/codes/redemptions?state=pending&limit=100"));
  }

  private List<Map<?, ?>> all(URI service, String path) throws Exception {
    List<Map<?, ?>> items = new ArrayList<>();
    Object next = "";
    while (next != null) {
      String after = next.equals("") ? "" : "&after=" + next;
      HttpResponse<String> page = http.get(service, path + after);
      assertEquals(200, page.statusCode(), page.body());
      Map<String, Object> json = WireJson.readObject(page.body());
      items.addAll(Ledger.cards(json, "items"));
      next = json.get("next");
    }
    return items;
  }

  private Map<String, Object> platform(String path, Map<String, Object> body) throws Exception {
    return WireJson.readObject(
        http.send(sandbox.url(), new Post(path, WireJson.write(body), "")).body());
  }

  private static String title(Map<String, Object> reply) {
    Map<?, ?> card = (Map<?, ?>) reply.get("card");
    String type = ((String) card.get("card_type")).toLowerCase(Locale.ROOT);
    Map<?, ?> base = (Map<?, ?>) ((Map<?, ?>) card.get(type)).get("base_info");
    return (String) base.get("title");
  }
}
