package dev.kaquan.bootstrap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kaquan.bootstrap.crash.Http.Post;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The storage of a running service fails: its disk is full, another process holds the lock, or a folder is read-only. It
 * says so, loses nothing, and goes on when the cause is gone. For a small disk of its own, user namespaces are needed.
 */
@Tag("crash")
class StorageFaultTest {
  private static final long SEED = 20261127;
  private static final long POLL_NANOS = 20_000_000;
  private static final int CODES = 2000;
  private static final int DRAWERS = 4;

  /** A request that was interrupted counts as in progress for a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Mounts a disk at the first argument, and executes the rest without the privileges of the superuser. */
  private static final String ON_SMALL_DISK =
      "mount -t tmpfs -o size=16m kaquan \"$0\" && chmod 700 \"$0\""
          + " && exec setpriv --bounding-set=-all --inh-caps=-all \"$@\"";

  @TempDir
  private Path folder;

  private final Http http = new Http();
  private final Ledger ledger = new Ledger();
  private Path data;
  private Sandbox sandbox;
  private ServiceProcess service;
  private String coupon;
  private String deposited;

  @BeforeEach
  void startSandbox() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    sandbox = Platform.start(folder, SEED);
  }

  private void startOnSmallDisk() throws Exception {
    assumeTrue(isSmallDiskPossible(), "no user namespaces here: storage faults are not tested");
    start(onSmallDisk());
  }

  private void start(List<String> prefix) throws Exception {
    service = ServiceProcess.start(prefix, data, Platform.environment(sandbox));
    coupon = card("custom", Samples.Codes.CUSTOM);
    deposited = card("deposit", Samples.Codes.DEPOSITED);
    done(new Post("/v1/cards/" + coupon + "/codes", codes("C", CODES), ""));
    done(new Post("/v1/cards/" + deposited + "/codes", codes("D", 300), ""));
  }

  @AfterEach
  void stop() throws Exception {
    sandbox.close();
    if (service != null) {
      service.kill();
    }
  }

  @Test
  void a_full_disk() throws Exception {
    startOnSmallDisk();
    String redeemed = claim("oFullOne");
    String replaced = claim("oFullTwo");
    // WeChat redeems the code, and then the outcome cannot be stored.
    sandbox(
        "/sandbox/faults",
        Map.of(
            "path",
            "/card/code/consume",
            "kind",
            "timeout-after-work",
            "millis",
            4000,
            "times",
            1));
    ExecutorService threads = Executors.newFixedThreadPool(DRAWERS + 1);
    Post redemption = redemption(redeemed);
    Future<HttpResponse<String>> answer =
        threads.submit(() -> http.send(service.url(), redemption));
    await("/v1/codes/redemptions?state=pending", "redemptionId");
    Path filler = service.seen(data).resolve("filler");
    fill(filler);
    List<Post> refused = new ArrayList<>();
    List<Future<Post>> drawers = IntStream.range(0, DRAWERS)
        .mapToObj(number -> threads.submit(() -> drawUntilRefused(number)))
        .toList();
    for (Future<Post> each : drawers) {
      refused.add(each.get());
    }
    assertEquals(503, answer.get().statusCode(), answer.get().body());
    threads.shutdown();
    refused.add(redemption);
    for (Post post : changes(replaced)) {
      HttpResponse<String> each = http.send(service.url(), post);
      if (each.statusCode() == 503) {
        assertTrue(each.body().contains("storage-failed"), each.body());
        refused.add(post);
      } else {
        ledger.acknowledged(post, each);
      }
    }
    Files.delete(filler);
    recovers(refused);
    HttpResponse<String> redemptions =
        http.get(service.url(), "/v1/codes/redemptions?state=redeemed");
    assertTrue(redemptions.body().contains(redeemed), redemptions.body());
  }

  @Test
  void a_lock_that_another_process_holds() throws Exception {
    start(List.of());
    String redeemed = claim("oLockOne");
    String replaced = claim("oLockTwo");
    List<Post> posts = new ArrayList<>(changes(replaced));
    posts.add(redemption(redeemed));
    posts.add(draw(0));
    ExecutorService threads = Executors.newFixedThreadPool(posts.size());
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("kaquan.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      List<Future<HttpResponse<String>>> answers = posts.stream()
          .map(post -> threads.submit(() -> http.send(service.url(), post)))
          .toList();
      for (Future<HttpResponse<String>> each : answers) {
        assertRefused("another process", each.get());
      }
      // What only reads goes on.
      assertEquals(200, http.get(service.url(), "/v1/cards").statusCode());
      statement.execute("COMMIT");
    } finally {
      threads.shutdownNow();
    }
    recovers(posts);
  }

  @Test
  void a_folder_that_is_read_only() throws Exception {
    startOnSmallDisk();
    Path imports = service.seen(data).resolve("imports");
    Files.setPosixFilePermissions(imports, PosixFilePermissions.fromString("r-x------"));
    Post post = new Post("/v1/cards/" + coupon + "/codes", codes("E", 10), "");
    assertRefused("this user may not write there", http.send(service.url(), post));
    // Whatever needs no new file goes on.
    accepted(draw(0));
    Files.setPosixFilePermissions(imports, PosixFilePermissions.fromString("rwx------"));
    recovers(List.of(post));
  }

  /** Each request that was refused is accepted now, and everything that was acknowledged is stored. */
  private void recovers(List<Post> refused) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    for (Post post : refused) {
      HttpResponse<String> answer = http.send(service.url(), post);
      while (answer.statusCode() == 409 && Instant.now().isBefore(deadline)) {
        LockSupport.parkNanos(POLL_NANOS);
        answer = http.send(service.url(), post);
      }
      assertTrue(answer.statusCode() / 100 == 2, post + " " + answer.body());
      ledger.acknowledged(post, answer);
    }
    ledger.audit(service.url(), http, true);
    assertEquals(200, http.get(service.url(), "/health/ready").statusCode());
  }

  /** What is not a draw. */
  private List<Post> changes(String claimed) {
    return List.of(
        new Post("/v1/codes/" + coupon + "/" + claimed + "/update", "{\"newCode\":\"N1\"}", ""),
        new Post(
            "/v1/codes/reservations",
            WireJson.write(Map.of("cardId", coupon, "seconds", 600)),
            "reserve"),
        new Post("/v1/cards/" + coupon + "/codes", codes("F", 1000), ""),
        new Post("/v1/cards/" + deposited + "/deposits", "", ""));
  }

  private Post redemption(String code) {
    return new Post(
        "/v1/codes/redemptions",
        WireJson.write(Map.of("cardId", coupon, "code", code)),
        "redeem-" + code);
  }

  private Post draw(int number) {
    return new Post(
        "/v1/add-card",
        WireJson.write(Map.of("cards", List.of(Map.of("cardId", coupon)))),
        "draw-" + number);
  }

  /** What is written over does not need more space, so a few requests succeed on a full disk. */
  private Post drawUntilRefused(int drawer) throws Exception {
    for (int i = drawer; i < CODES; i += DRAWERS) {
      HttpResponse<String> answer = http.send(service.url(), draw(i));
      if (answer.statusCode() != 201) {
        assertRefused("the disk is full", answer);
        return draw(i);
      }
      ledger.acknowledged(draw(i), answer);
    }
    throw new AssertionError("the disk was never full");
  }

  private static void assertRefused(String reason, HttpResponse<String> answer) {
    assertEquals(503, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("storage-failed"), answer.body());
    assertTrue(answer.body().contains(reason), answer.body());
  }

  private static void fill(Path filler) throws IOException {
    try (OutputStream file = Files.newOutputStream(filler)) {
      for (int size = 1 << 20; size > 0; size = size > 1 ? size / 2 : 0) {
        boolean isFull = false;
        while (!isFull) {
          try {
            file.write(new byte[size]);
          } catch (IOException e) {
            isFull = true;
          }
        }
      }
    }
  }

  private String claim(String openid) throws Exception {
    Post prepare = new Post(
        "/v1/add-card",
        WireJson.write(Map.of("openid", openid, "cards", List.of(Map.of("cardId", coupon)))),
        "claim-" + openid);
    Map<String, Object> request = WireJson.readObject(accepted(prepare));
    String result = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", openid, "cardList", request.get("cardList")));
    Post report = new Post("/v1/add-card/" + request.get("requestId") + "/result", result, "");
    return (String)
        Ledger.cards(WireJson.readObject(accepted(report)), "cards").get(0).get("code");
  }

  private String card(String title, Samples.Codes codes) throws Exception {
    Post post = new Post("/v1/cards", Samples.card(title, codes), "card-" + title);
    return (String) WireJson.readObject(accepted(post)).get("cardId");
  }

  private void done(Post post) throws Exception {
    await("/v1/imports/" + WireJson.readObject(accepted(post)).get("importId"), "\"done\"");
  }

  private String accepted(Post post) throws Exception {
    HttpResponse<String> answer = http.send(service.url(), post);
    assertEquals(2, answer.statusCode() / 100, answer.body());
    ledger.acknowledged(post, answer);
    return answer.body();
  }

  private void await(String path, String text) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!http.get(service.url(), path).body().contains(text)) {
      assertTrue(Instant.now().isBefore(deadline), path + " has no " + text);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private String sandbox(String path, Map<String, ?> body) throws Exception {
    URI url = sandbox.url();
    HttpResponse<String> answer = http.send(url, new Post(path, WireJson.write(body), ""));
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static String codes(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i + "\n").collect(Collectors.joining());
  }

  private List<String> onSmallDisk() {
    return List.of(
        "unshare", "--map-root-user", "--mount", "sh", "-c", ON_SMALL_DISK, data.toString());
  }

  private boolean isSmallDiskPossible() throws InterruptedException {
    List<String> command = new ArrayList<>(onSmallDisk());
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
