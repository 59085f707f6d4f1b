package dev.kaquan.bench;

import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import dev.kaquan.wire.WireJson;
import io.javalin.Javalin;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Measures the throughput of the sandbox beside a bare Javalin route with a response of the same
 * size, the memory of 100,000 claimed cards, and the time of a restart with them.
 */
public final class SandboxLoad {
  private static final int CLAIMS = 100_000;
  private static final int WARM_UP = 40_000;
  private static final String CARD = """
      {"card":{"card_type":"GROUPON","groupon":{"base_info":{"logo_url":"http://mmbiz.qpic.cn/a/0",\
      "brand_name":"b","code_type":"CODE_TYPE_TEXT","title":"t","color":"Color010","notice":"n",\
      "description":"d","date_info":{"type":"DATE_TYPE_FIX_TERM","fixed_term":30,\
      "fixed_begin_term":0},"sku":{"quantity":100000000}},"deal_detail":"d"}}}""";

  private final HttpClient client = HttpClient.newHttpClient();
  private final PrintStream out;

  private SandboxLoad(PrintStream out) {
    this.out = out;
  }

  /** Prints a line for each figure. */
  public static void main(String[] args) throws Exception {
    new SandboxLoad(System.out).run();
  }

  private void run() throws Exception {
    Path folder = Files.createTempDirectory("sandbox-load");
    Sandbox sandbox = start(folder);
    String token = text(
        post(sandbox, "/cgi-bin/stable_token", """
            {"grant_type":"client_credential","appid":"%s","secret":"%s"}""".formatted(sandbox.appId(), sandbox.secret())),
        "access_token");
    String card = text(post(sandbox, "/card/create?access_token=" + token, CARD), "card_id");
    String ticket = text(
        client
            .send(
                HttpRequest.newBuilder(URI.create(sandbox.url()
                        + "/cgi-bin/ticket/getticket?type=wx_card&access_token=" + token))
                    .build(),
                BodyHandlers.ofString())
            .body(),
        "ticket");

    List<byte[]> claims = new ArrayList<>();
    for (int i = 0; i < WARM_UP + CLAIMS; i++) {
      claims.add(LoadDriver.request("/sandbox/wx/addCard", claim(card, ticket, i)));
    }
    long before = heap();
    String claimed = LoadDriver.drive(sandbox.address().getPort(), claims.subList(0, WARM_UP))
        .last();
    LoadDriver.Run adding =
        LoadDriver.drive(sandbox.address().getPort(), claims.subList(WARM_UP, claims.size()));
    double bareAdding = bare(claims, adding.last().length(), CLAIMS).perSecond();
    claims.clear();
    long perHundredThousand = (heap() - before) * 100_000 / (WARM_UP + CLAIMS);
    if (!claimed.contains("\"isSuccess\":true")) {
      throw new IllegalStateException("not claimed: " + claimed);
    }

    String encrypted = claimed.replaceAll("(?s).*\"code\":\"([^\"]+)\".*", "$1");
    String code = text(
        post(
            sandbox,
            "/card/code/decrypt?access_token=" + token,
            WireJson.write(Map.of("encrypt_code", encrypted))),
        "code");
    byte[] get = LoadDriver.request(
        "/card/code/get?access_token=" + token,
        "{\"card_id\":\"" + card + "\",\"code\":\"" + code + "\",\"check_consume\":true}");
    List<byte[]> gets = Collections.nCopies(CLAIMS, get);
    LoadDriver.drive(sandbox.address().getPort(), gets);
    LoadDriver.Run getting = LoadDriver.drive(sandbox.address().getPort(), gets);
    double bareGetting = bare(gets, getting.last().length(), CLAIMS).perSecond();

    sandbox.close();
    long stopped = System.nanoTime();
    start(folder).close();
    double restart = (System.nanoTime() - stopped) / 1e9;

    line("addCard", adding.perSecond(), bareAdding);
    line("code/get", getting.perSecond(), bareGetting);
    out.printf("100,000 claimed cards: %.0f MB of heap%n", perHundredThousand / 1e6);
    out.printf("restart with %,d claimed cards: %.1f s%n", WARM_UP + CLAIMS, restart);
  }

  private void line(String name, double ours, double bare) {
    out.printf("%-9s %,8.0f/s, a bare route %,8.0f/s: %.2f%n", name, ours, bare, ours / bare);
  }

  private static Sandbox start(Path folder) throws BindException {
    return Sandbox.start(new SandboxSettings(
        "127.0.0.1",
        0,
        folder,
        InstantSource.system(),
        SandboxSettings.Identity.GENERATED,
        SandboxSettings.Permissions.DEFAULTS));
  }

  private static String claim(String card, String ticket, int number) {
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    String nonce = "nonce" + number;
    String signature =
        CardSignature.over(new ApiTicket(ticket), card, timestamp, nonce).hex();
    String ext =
        WireJson.write(Map.of("timestamp", timestamp, "nonce_str", nonce, "signature", signature));
    return WireJson.write(Map.of(
        "openid", "o%027d".formatted(number),
        "cardList", List.of(Map.of("cardId", card, "cardExt", ext))));
  }

  private static LoadDriver.Run bare(List<byte[]> requests, int size, int count) throws Exception {
    String answer = "x".repeat(size);
    Javalin server = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.routes.post("/*", context -> {
        context.bodyAsBytes();
        context.contentType("application/json; charset=utf-8").result(answer);
      });
    });
    server.start("127.0.0.1", 0);
    try {
      LoadDriver.drive(server.port(), requests.subList(0, WARM_UP));
      return LoadDriver.drive(
          server.port(), requests.subList(requests.size() - count, requests.size()));
    } finally {
      server.stop();
    }
  }

  private static long heap() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private String post(Sandbox sandbox, String path, String body) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static String text(String json, String name) throws Exception {
    return String.valueOf(WireJson.readObject(json).get(name));
  }
}
