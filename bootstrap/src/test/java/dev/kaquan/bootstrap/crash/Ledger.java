package dev.kaquan.bootstrap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.bootstrap.crash.Http.Post;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Every answer that clients received, and what must be true because of it. */
final class Ledger {
  /** What a crash interrupted goes on after a minute. */
  private static final long BETWEEN_CHECKS_NANOS = 200_000_000;

  private static final int MOST_CHECKS = 600;

  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

  /** Requests of which no client knows whether they were executed. */
  private final Queue<Post> unanswered = new ConcurrentLinkedQueue<>();

  private final AtomicLong count = new AtomicLong();

  /** How many answers were audited, the oldest first. */
  private int audited;

  private record Acknowledged(Post post, int status, String answer) {}

  void acknowledged(Post post, HttpResponse<String> answer) {
    acknowledged.add(new Acknowledged(post, answer.statusCode(), answer.body()));
    long unused = count.incrementAndGet();
  }

  void unanswered(Post post) {
    unanswered.add(post);
  }

  long count() {
    return count.get();
  }

  Queue<Post> unanswered() {
    return unanswered;
  }

  /**
   * Checks every acknowledged answer against the service that was started after a crash. Requests are
   * repeated if they were answered since the last time; {@code all} repeats every request.
   */
  void audit(URI service, Http http, boolean all) throws Exception {
    int index = 0;
    for (Acknowledged each : acknowledged) {
      boolean isNew = index >= audited;
      index++;
      String path = each.post().path();
      if (path.endsWith("/codes") || path.endsWith("/deposits")) {
        auditTransfer(each, service, http, all);
      } else if (path.endsWith("/result")) {
        auditResult(each, http.get(service, path.substring(0, path.lastIndexOf('/'))));
      } else {
        if (isNew || all) {
          auditRepetition(each, http.send(service, each.post()));
        }
        if (path.equals("/v1/add-card")) {
          auditRequest(each, service, http);
        } else if (path.equals("/v1/cards") && each.status() == 201) {
          String id = (String) WireJson.readObject(each.answer()).get("cardId");
          assertEquals(200, http.get(service, "/v1/cards/" + id).statusCode(), id);
        }
      }
    }
    audited = index;
    HttpResponse<String> audit = http.get(service, "/v1/audit");
    assertEquals(200, audit.statusCode(), audit.body());
    assertEquals(0, WireJson.readObject(audit.body()).get("count"), audit.body());
  }

  /** Returns by how much each member was adjusted, by the path of the member. */
  Map<String, Integer> adjusted() throws MalformedWireException {
    Map<String, Integer> bonuses = new TreeMap<>();
    for (Acknowledged each : acknowledged) {
      String path = each.post().path();
      if (path.endsWith("/adjustments") && each.status() == 201) {
        Object bonus = WireJson.readObject(each.post().body()).get("bonus");
        int unused =
            bonuses.merge(path.substring(0, path.lastIndexOf('/')), (Integer) bonus, Integer::sum);
      }
    }
    return bonuses;
  }

  /** Returns the paths of the codes that were replaced. */
  List<String> replaced() {
    return acknowledged.stream()
        .filter(each -> each.status() == 200)
        .map(each -> each.post().path())
        .filter(path -> path.endsWith("/update"))
        .toList();
  }

  /** An import or a deposit is there; at the end, it is done. */
  private static void auditTransfer(Acknowledged each, URI service, Http http, boolean isEnd)
      throws Exception {
    Map<String, Object> answer = WireJson.readObject(each.answer());
    String path = answer.containsKey("importId")
        ? "/v1/imports/" + answer.get("importId")
        : "/v1/deposits/" + answer.get("depositId");
    HttpResponse<String> found = http.get(service, path);
    assertEquals(200, found.statusCode(), found.body());
    for (int i = 0; isEnd && found.body().contains("\"pending\"") && i < MOST_CHECKS; i++) {
      LockSupport.parkNanos(BETWEEN_CHECKS_NANOS);
      found = http.get(service, path);
    }
    if (isEnd) {
      assertTrue(found.body().contains("\"done\""), found.body());
    }
  }

  /** A repetition has the same answer, byte for byte. */
  private static void auditRepetition(Acknowledged each, HttpResponse<String> again) {
    assertEquals(each.status(), again.statusCode(), again.body());
    assertEquals(each.answer(), again.body());
  }

  /** A prepared request is there, with the cardExts that were issued. */
  private static void auditRequest(Acknowledged each, URI service, Http http) throws Exception {
    Map<String, Object> answer = WireJson.readObject(each.answer());
    HttpResponse<String> found = http.get(service, "/v1/add-card/" + answer.get("requestId"));
    assertEquals(200, found.statusCode(), found.body());
    assertEquals(
        cards(answer, "cardList").get(0).get("cardExt"),
        cards(WireJson.readObject(found.body()), "cards").get(0).get("cardExt"));
  }

  /** A card that was added stays added with its code; one that was taken is taken or added. */
  private static void auditResult(Acknowledged each, HttpResponse<String> found) throws Exception {
    assertEquals(200, found.statusCode(), found.body());
    Map<?, ?> before = cards(WireJson.readObject(each.answer()), "cards").get(0);
    Map<?, ?> after = cards(WireJson.readObject(found.body()), "cards").get(0);
    if (before.get("outcome").equals("added")) {
      assertEquals("added", after.get("outcome"), found.body());
      assertEquals(before.get("code"), after.get("code"), found.body());
    } else {
      assertTrue(List.of("taken", "added").contains(after.get("outcome")), found.body());
    }
  }

  static List<Map<?, ?>> cards(Map<String, Object> answer, String field) {
    return ((List<?>) answer.get(field))
        .stream().<Map<?, ?>>map(card -> (Map<?, ?>) card).toList();
  }
}
