package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.NOON;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.json;
import static dev.kaquan.sandbox.SandboxFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.wire.WireJson;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock, injected faults, the request log and the reset. */
class ControlTest {
  private static final String BATCH = "{\"offset\":0,\"count\":10}";

  @TempDir
  private Path folder;

  private SandboxFixture sandbox;

  @BeforeEach
  void start() {
    sandbox = new SandboxFixture(folder);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void the_clock_keeps_running_ahead() {
    String token = sandbox.token();
    Map<String, Object> moved = sandbox.post("/sandbox/clock", "{\"advanceSeconds\":7200}");
    assertEquals(NOON.getEpochSecond() + 7200, ((Number) moved.get("now")).longValue());
    assertEquals("2026-11-24T06:00:00Z", moved.get("utc"));
    assertEquals(42001, errCode(sandbox.post("/card/batchget?access_token=" + token, BATCH)));
    sandbox.restart();
    assertEquals(moved, sandbox.get("/sandbox/clock"));
  }

  @ParameterizedTest
  @CsvSource({
    "{}, 41011",
    "'', 41011",
    "'{\"advanceSeconds\":-1}', 40097",
    "'{\"advanceSeconds\":9223372036854775807}', 40097",
    "'{\"advanceSeconds\":1.5}', 47001"
  })
  void the_clock_moves_forward_by_whole_seconds(String body, int errcode) {
    assertEquals(errcode, errCode(sandbox.post("/sandbox/clock", body)));
  }

  @Test
  void a_call_is_refused_the_given_number_of_times_and_changes_nothing() {
    String token = sandbox.token();
    plant("{\"path\":\"/card/create\",\"kind\":\"errcode\",\"errcode\":-1,\"times\":2}");
    assertEquals(-1, errCode(create(token)));
    Map<String, Object> second = create(token);
    assertEquals(-1, errCode(second));
    assertTrue(text(second, "errmsg").startsWith("system error hint: ["), second.toString());
    assertEquals(0, errCode(create(token)));
    assertEquals(1L, cards(token));
    assertEquals(List.of(), sandbox.get("/sandbox/faults").get("faults"));
  }

  @Test
  void a_fault_stays_until_it_is_cleared_and_over_a_restart() {
    String token = sandbox.token();
    plant("{\"path\":\"/card/*\",\"kind\":\"errcode\",\"errcode\":45009}");
    sandbox.restart();
    assertEquals(45009, errCode(create(token)));
    assertEquals(45009, errCode(create(token)));
    assertNotEquals("", sandbox.token());
    Map<String, Object> cleared = sandbox.post("/sandbox/faults", "{\"faults\":[]}");
    assertEquals(List.of(), cleared.get("faults"));
    assertEquals(0, errCode(create(token)));
  }

  @Test
  void a_list_replaces_all_faults() {
    plant("{\"path\":\"/card/create\",\"kind\":\"drop\"}");
    Map<String, Object> listed = sandbox.post(
        "/sandbox/faults",
        "{\"faults\":[{\"path\":\"/card/get\",\"kind\":\"drop\"},{\"path\":\"*\",\"kind\":\"broken-json\"}]}");
    List<?> faults = (List<?>) listed.get("faults");
    assertEquals(2, faults.size());
    assertEquals("/card/get", ((Map<?, ?>) faults.get(0)).get("path"));
    assertEquals(
        40097,
        errCode(sandbox.post(
            "/sandbox/faults", "{\"faults\":[{\"path\":\"/card/get\",\"kind\":\"odd\"}]}")));
    assertEquals(listed, sandbox.get("/sandbox/faults"));
  }

  @Test
  void chance_repeats_itself_with_the_seed() throws Exception {
    List<Integer> here = drawn(sandbox);
    assertEquals(200, here.size());
    long hit = here.stream().filter(code -> code == -1).count();
    assertTrue(hit > 70 && hit < 130, "hit " + hit);
    try (SandboxFixture sendDuplicates = new SandboxFixture(folder.resolve("again"))) {
      assertEquals(here, drawn(sendDuplicates));
    }
  }

  @Test
  void the_phone_can_be_hit() {
    String card = sandbox.create(SandboxFixture.coupon(""));
    plant("{\"path\":\"/sandbox/wx/addCard\",\"kind\":\"errcode\",\"errcode\":-1,\"times\":1}");
    assertEquals("addCard:fail (system error)", sandbox.adds(ANN, card).get("errMsg"));
    assertEquals("addCard:ok", sandbox.adds(ANN, card).get("errMsg"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"path\":\"/sandbox/faults\",\"kind\":\"drop\"}', path",
    "'{\"path\":\"/sandbox/*/x\",\"kind\":\"drop\"}', path",
    "'{\"path\":\"/card/none\",\"kind\":\"drop\"}', path",
    "'{\"kind\":\"drop\"}', path",
    "'{\"path\":\"/card/get\"}', kind",
    "'{\"path\":\"/card/get\",\"kind\":\"errcode\"}', errcode",
    "'{\"path\":\"/card/get\",\"kind\":\"delay\"}', millis",
    "'{\"path\":\"/card/get\",\"kind\":\"delay\",\"millis\":-1}', millis",
    "'{\"path\":\"/card/get\",\"kind\":\"drop\",\"times\":0}', times",
    "'{\"path\":\"/card/get\",\"kind\":\"drop\",\"probability\":0}', probability",
    "'{\"path\":\"/card/get\",\"kind\":\"drop\",\"probability\":1.1}', probability",
    "'{\"path\":\"/card/get\",\"kind\":\"drop\",\"probability\":\"x\"}', probability"
  })
  void an_invalid_fault_is_refused(String body, String field) {
    Map<String, Object> refused = sandbox.post("/sandbox/faults", body);
    assertNotEquals(0, errCode(refused));
    assertTrue(text(refused, "errmsg").contains("[" + field), refused.toString());
    assertEquals(List.of(), sandbox.get("/sandbox/faults").get("faults"));
  }

  @Test
  void everything_can_be_hit_but_the_control_calls() {
    plant("{\"path\":\"*\",\"kind\":\"errcode\",\"errcode\":-1}");
    assertEquals(-1, errCode(sandbox.get("/cgi-bin/token")));
    assertEquals(1, ((List<?>) sandbox.get("/sandbox/faults").get("faults")).size());
    assertEquals(0, errCode(sandbox.post("/sandbox/clock", "{\"advanceSeconds\":1}")));
  }

  @Test
  void a_delayed_call_is_answered_in_the_end() {
    String token = sandbox.token();
    plant("{\"path\":\"/card/create\",\"kind\":\"delay\",\"millis\":30,\"times\":1}");
    long before = System.nanoTime();
    assertEquals(0, errCode(create(token)));
    assertTrue(System.nanoTime() - before >= TimeUnit.MILLISECONDS.toNanos(30));
    assertEquals(1L, cards(token));
  }

  @Test
  void a_delayed_response_comes_after_the_work_and_delays_no_other() throws Exception {
    String token = sandbox.token();
    plant("{\"path\":\"/card/create\",\"kind\":\"timeout-after-work\",\"millis\":600000}");
    List<CompletableFuture<HttpResponse<String>>> held = IntStream.range(0, 300)
        .mapToObj(i -> sandbox.client.sendAsync(creating(token).build(), BodyHandlers.ofString()))
        .toList();
    awaitCards(token, 300);
    assertTrue(held.stream().noneMatch(CompletableFuture::isDone));
    assertThrows(TimeoutException.class, () -> held.get(0).get(1, TimeUnit.MILLISECONDS));
    sandbox.restart();
    assertEquals(300, held.stream().filter(answer -> answered(answer)).count());
  }

  @Test
  void a_delayed_response_comes_after_its_delay() {
    String token = sandbox.token();
    plant("{\"path\":\"/card/create\",\"kind\":\"timeout-after-work\",\"millis\":20}");
    assertEquals(0, errCode(create(token)));
  }

  @Test
  void half_of_an_answer_is_no_json() {
    String token = sandbox.token();
    plant("{\"path\":\"/card/create\",\"kind\":\"broken-json\",\"times\":1}");
    String answer = sandbox.send(creating(token)).body();
    assertTrue(answer.startsWith("{\"errcode\":0"), answer);
    assertFalse(answer.endsWith("}"), answer);
    assertEquals(1L, cards(token));
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 1"})
  void a_connection_is_dropped_before_or_after_the_work(boolean afterWork, long created) {
    String token = sandbox.token();
    plant(json("path", "/card/create", "kind", "drop", "times", 1, "afterWork", afterWork));
    assertThrows(UncheckedIOException.class, () -> sandbox.send(creating(token)));
    assertEquals(created, cards(token));
    Map<?, ?> last = last();
    assertEquals("/card/batchget", last.get("path"));
    assertEquals("drop", requests().get(requests().size() - 2).get("fault"));
  }

  @Test
  void requests_are_shown_without_secrets() {
    String token = sandbox.token();
    create(token);
    sandbox.get("/cgi-bin/token?grant_type=client_credential&appid=a&secret=" + sandbox.secret());
    sandbox.post("/cgi-bin/stable_token", "{'secret':'" + sandbox.secret() + "'");
    sandbox.post("/sandbox/push-target", "{\"token\":\"my-token\",\"encodingAesKey\":\"my-key\"}");
    sandbox.send(HttpRequest.newBuilder(sandbox.at("/shop/order?access_token=" + token)));
    List<Map<?, ?>> requests = requests();
    String shown = WireJson.write(sandbox.get("/sandbox/requests"));
    assertFalse(shown.contains(token));
    assertFalse(shown.contains(sandbox.secret()));
    assertFalse(shown.contains("my-token"));
    assertFalse(shown.contains("my-key"));
    assertEquals("/cgi-bin/stable_token", requests.get(0).get("path"));
    assertEquals("POST", requests.get(0).get("method"));
    assertTrue(requests.get(1).get("body").toString().contains("双人套餐"));
    assertEquals("access_token=***", requests.get(1).get("query"));
    assertEquals(40013L, ((Number) requests.get(2).get("errcode")).longValue());
    assertEquals(404L, ((Number) last().get("status")).longValue());
    assertEquals("/shop/order", last().get("path"));
    assertEquals(6, requests.size());
  }

  @Test
  void requests_after_one_are_those_that_are_new() {
    sandbox.token();
    Map<String, Object> seen = sandbox.get("/sandbox/requests");
    sandbox.get("/sandbox/clock");
    assertEquals(
        List.of(), sandbox.get("/sandbox/requests?after=" + seen.get("last")).get("requests"));
    sandbox.post("/sandbox/clock", "{\"advanceSeconds\":1}");
    List<?> news =
        (List<?>) sandbox.get("/sandbox/requests?after=" + seen.get("last")).get("requests");
    assertEquals(1, news.size());
    assertEquals(40097, errCode(sandbox.get("/sandbox/requests?after=-1")));
  }

  @Test
  void the_last_thousand_requests_are_shown() {
    for (int i = 0; i < 1001; i++) {
      sandbox.get("/cgi-bin/token");
    }
    List<Map<?, ?>> requests = requests();
    assertEquals(1000, requests.size());
    assertEquals(2L, ((Number) requests.get(0).get("number")).longValue());
  }

  @Test
  void a_reset_forgets_all_but_the_account() {
    String token = sandbox.token();
    String card = sandbox.create(SandboxFixture.coupon(""));
    sandbox.holds(ANN, card);
    plant("{\"path\":\"/card/get\",\"kind\":\"drop\"}");
    sandbox.post("/sandbox/clock", "{\"advanceSeconds\":5}");
    String appId = sandbox.appId();
    assertEquals(0, errCode(sandbox.post("/sandbox/reset", "")));
    for (int i = 0; i < 2; i++) {
      assertEquals(40014, errCode(create(token)));
      assertEquals(appId, sandbox.appId());
      assertEquals(0L, cards(sandbox.token()));
      assertEquals(List.of(), sandbox.get("/sandbox/faults").get("faults"));
      assertEquals(List.of(), sandbox.get("/sandbox/pushes").get("pushes"));
      assertEquals(5L, ((Number) sandbox.get("/sandbox/clock").get("aheadSeconds")).longValue());
      assertEquals(
          40073, errCode(sandbox.merchant("/card/get", WireJson.write(Map.of("card_id", card)))));
      sandbox.restart();
    }
  }

  private void plant(String fault) {
    assertEquals(0, errCode(sandbox.post("/sandbox/faults", fault)));
  }

  private Map<String, Object> create(String token) {
    return sandbox.post("/card/create?access_token=" + token, SandboxFixture.coupon(""));
  }

  private HttpRequest.Builder creating(String token) {
    return HttpRequest.newBuilder(sandbox.at("/card/create?access_token=" + token))
        .POST(BodyPublishers.ofString(SandboxFixture.coupon("")));
  }

  private long cards(String token) {
    Map<String, Object> found = sandbox.post("/card/batchget?access_token=" + token, BATCH);
    return ((Number) found.get("total_num")).longValue();
  }

  private void awaitCards(String token, long number) {
    for (int i = 0; cards(token) < number; i++) {
      assertTrue(i < 10_000, "there are " + cards(token) + " cards");
    }
  }

  private static boolean answered(CompletableFuture<HttpResponse<String>> answer) {
    try {
      return answer.get(20, TimeUnit.SECONDS).statusCode() == 200;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private List<Integer> drawn(SandboxFixture from) {
    from.post(
        "/sandbox/faults",
        "{\"path\":\"/cgi-bin/token\",\"kind\":\"errcode\",\"errcode\":-1,\"probability\":0.5}");
    return IntStream.range(0, 200)
        .mapToObj(i -> errCode(from.get("/cgi-bin/token")))
        .toList();
  }

  private Map<?, ?> last() {
    List<Map<?, ?>> requests = requests();
    return requests.get(requests.size() - 1);
  }

  private List<Map<?, ?>> requests() {
    List<Map<?, ?>> requests = new ArrayList<>();
    for (Object request : (List<?>) sandbox.get("/sandbox/requests").get("requests")) {
      requests.add((Map<?, ?>) request);
    }
    return requests;
  }
}
