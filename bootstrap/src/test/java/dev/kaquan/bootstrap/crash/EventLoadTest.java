package dev.kaquan.bootstrap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.bootstrap.crash.Http.Post;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.wire.WireJson;
import dev.kaquan.wire.push.MessageCrypto;
import dev.kaquan.wire.push.PushXml;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each event has one effect: they arrive three times each, in random order, at two processes on one data folder, one
 * of which is killed twice, while a tenth of the platform's answers fail. 3,000 events with {@code mvn -Pcrash},
 * 100,000 with {@code mvn -Pcrash-long}.
 */
@Tag("crash")
class EventLoadTest {
  private static final long SEED = 20261126;
  private static final int CLIENTS = 4;
  private static final int DELIVERIES = 3;
  private static final int KILLS = 2;

  /** The events of one code. */
  private static final List<String> STEPS =
      List.of("user_get_card", "user_view_card", "user_consume_card");

  /** One in so many codes comes with an event that makes the service ask the platform. */
  private static final int CODES_PER_REMINDER = 10;

  private static final String TOKEN = "pamtest";
  private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final long POLL_NANOS = 50_000_000;

  @TempDir
  private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Http http = new Http();
  private final AtomicReferenceArray<ServiceProcess> services = new AtomicReferenceArray<>(2);
  private Sandbox sandbox;
  private Map<String, String> environment;

  @BeforeEach
  void start() throws Exception {
    sandbox = Platform.start(folder, SEED);
    environment = new HashMap<>(Platform.environment(sandbox));
    environment.put("KAQUAN_WECHAT_TOKEN", TOKEN);
    environment.put("KAQUAN_WECHAT_AES_KEY", AES_KEY);
    for (int i = 0; i < services.length(); i++) {
      services.set(i, ServiceProcess.start(folder.resolve("data"), environment));
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (int i = 0; i < services.length(); i++) {
      services.get(i).kill();
    }
    sandbox.close();
  }

  @Test
  void each_event_has_one_effect() throws Exception {
    int events = Integer.getInteger("kaquan.events", 3000);
    String cardId = (String) WireJson.readObject(http.send(
                services.get(0).url(),
                new Post("/v1/cards", Samples.card("券", Samples.Codes.PLATFORM), "k"))
            .body())
        .get("cardId");
    HttpResponse<String> fault = http.send(
        sandbox.url(),
        new Post(
            "/sandbox/faults",
            "{\"path\":\"/card/*\",\"kind\":\"errcode\",\"errcode\":-1,\"probability\":0.1}",
            ""));
    assertEquals(200, fault.statusCode(), fault.body());

    List<String> messages = messages(cardId, events);
    List<String> pushes = new ArrayList<>();
    for (int i = 0; i < DELIVERIES; i++) {
      pushes.addAll(messages);
    }
    Collections.shuffle(pushes, new Random(SEED));
    deliver(pushes);
    awaitProcessed();
    audit(cardId, messages.size());
  }

  private static List<String> messages(String cardId, int events) {
    List<String> messages = new ArrayList<>();
    for (int code = 0; messages.size() < events; code++) {
      for (String step : STEPS) {
        messages.add(message(
            step, cardId, code, Map.of("UserCardCode", code(code), "OuterStr", "c" + code % 7)));
      }
      if (code % CODES_PER_REMINDER == 0) {
        messages.add(message("card_sku_remind", cardId, code, Map.of("Detail", "low")));
      }
    }
    return messages.subList(0, events);
  }

  private static String message(String type, String cardId, int number, Map<String, String> more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ToUserName", "gh_load");
    fields.put("FromUserName", "oPerson" + number % 50);
    fields.put("CreateTime", 1_795_680_000L + number);
    fields.put("MsgType", "event");
    fields.put("Event", type);
    fields.put("CardId", cardId);
    fields.putAll(more);
    return PushXml.write(fields, "");
  }

  private static String code(int number) {
    return "%012d".formatted(number);
  }

  /** Delivers all pushes, and kills a process twice meanwhile. */
  private void deliver(List<String> pushes) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int number = i;
      clients.add(threads.submit(() -> {
        for (int at = next.getAndIncrement(); at < pushes.size(); at = next.getAndIncrement()) {
          deliver(pushes.get(at), number + at);
        }
        return number;
      }));
    }
    try {
      for (int kill = 1; kill <= KILLS; kill++) {
        int enough = pushes.size() * kill / (KILLS + 1);
        while (next.get() < enough && clients.stream().noneMatch(Future::isDone)) {
          LockSupport.parkNanos(POLL_NANOS);
        }
        services.get(1).kill();
        services.set(1, ServiceProcess.start(folder.resolve("data"), environment));
      }
      for (Future<?> each : clients) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Repeats a push until it is answered with success, as WeChat does. */
  private void deliver(String message, int number) throws InterruptedException {
    String sealed = new MessageCrypto(AES_KEY, sandbox.appId()).encrypt(new byte[16], message);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    String query = "?timestamp=" + timestamp + "&nonce=n&signature="
        + MessageCrypto.signature(TOKEN, timestamp, "n") + "&encrypt_type=aes&msg_signature="
        + MessageCrypto.signature(TOKEN, timestamp, "n", sealed);
    String body = PushXml.write(Map.of("Encrypt", sealed), "");
    for (int attempt = number; true; attempt++) {
      URI service = services.get(attempt % services.length()).url();
      try {
        HttpResponse<String> answer = client.send(
            HttpRequest.newBuilder(service.resolve("/wechat/events" + query))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          assertEquals("success", answer.body());
          return;
        }
        assertEquals(503, answer.statusCode(), answer.body());
      } catch (IOException e) {
        // The process was killed; the other one answers.
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  private void awaitProcessed() throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(30));
    while (!items("/v1/events?state=pending&limit=1").isEmpty()) {
      assertTrue(Instant.now().isBefore(deadline), "events wait still");
      LockSupport.parkNanos(POLL_NANOS);
    }
    assertEquals(List.of(), items("/v1/events?state=parked"));
  }

  private void audit(String cardId, int events) throws Exception {
    Map<String, Integer> byType = new HashMap<>();
    Object next = "";
    do {
      String after = next.equals("") ? "" : "&after=" + next;
      Map<String, Object> page = get("/v1/events?state=processed&limit=100" + after);
      for (Map<?, ?> event : Ledger.cards(page, "items")) {
        int unused = byType.merge((String) event.get("type"), 1, Integer::sum);
      }
      next = page.get("next");
    } while (next != null);
    assertEquals(events, byType.values().stream().mapToInt(each -> each).sum(), byType::toString);
    String funnel = "/v1/funnel?cardId=" + cardId + "&from=2026-11-20&to=2027-01-20&by=channel";
    Map<String, Object> counted = get(funnel);
    Map<?, ?> total = (Map<?, ?>) counted.get("total");
    // A code counts as claimed whichever of its events were delivered.
    assertEquals(byType.get("user_view_card"), total.get("opened"));
    assertEquals(byType.get("user_consume_card"), total.get("redeemed"));
    assertEquals(byType.get("user_get_card"), total.get("claimed"));
    assertEquals(7, Ledger.cards(counted, "items").size());
  }

  private List<Map<?, ?>> items(String path) throws Exception {
    return Ledger.cards(get(path), "items");
  }

  private Map<String, Object> get(String path) throws Exception {
    HttpResponse<String> answer = http.get(services.get(0).url(), path);
    assertEquals(200, answer.statusCode(), answer.body());
    return WireJson.readObject(answer.body());
  }
}
