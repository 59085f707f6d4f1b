package dev.kaquan.bench;

import dev.kaquan.bootstrap.Main;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A service in its own process on an empty folder, and the sandbox that it calls, in this one. */
final class Service implements AutoCloseable {
  static final String TOKEN = "pamtest";
  static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  static final String API_KEY = "a-key-for-the-benchmark";
  private static final String LISTENS = "Kaquan listens at ";
  private static final String COUPON = """
      {"card":{"card_type":"GROUPON","groupon":{"base_info":{"logo_url":"http://mmbiz.qpic.cn/a/0",\
      "brand_name":"b","code_type":"CODE_TYPE_TEXT","title":"t","color":"Color010","notice":"n",\
      "description":"d","date_info":{"type":"DATE_TYPE_FIX_TERM","fixed_term":30,\
      "fixed_begin_term":0},"sku":{"quantity":100000}},"deal_detail":"d"}}}""";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final Sandbox sandbox;
  private final Process process;
  private final URI url;

  private Service(Path folder, Sandbox sandbox, Process process, URI url) {
    this.folder = folder;
    this.sandbox = sandbox;
    this.process = process;
    this.url = url;
  }

  /** Starts both, and returns when the service listens. */
  static Service start() throws IOException {
    Path folder = Files.createTempDirectory("kaquan-load");
    Sandbox sandbox = Sandbox.start(new SandboxSettings(
        "127.0.0.1",
        0,
        folder.resolve("wechat"),
        InstantSource.system(),
        SandboxSettings.Identity.GENERATED,
        SandboxSettings.Permissions.DEFAULTS));
    ProcessBuilder builder = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--data",
            folder.resolve("data").toString(),
            "--port",
            "0")
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .putAll(Map.of(
            "KAQUAN_API_KEY",
            API_KEY,
            "KAQUAN_WECHAT_TOKEN",
            TOKEN,
            "KAQUAN_WECHAT_AES_KEY",
            AES_KEY,
            "KAQUAN_WECHAT_APPID",
            sandbox.appId(),
            "KAQUAN_WECHAT_SECRET",
            sandbox.secret(),
            "KAQUAN_WECHAT_BASE_URL",
            sandbox.url().toString()));
    Process process = builder.start();
    return new Service(folder, sandbox, process, url(process));
  }

  private static URI url(Process service) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENS)) {
        Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}));
        reader.setDaemon(true);
        reader.start();
        return URI.create(line.substring(LISTENS.length()));
      }
    }
    throw new IOException("the service did not start");
  }

  int port() {
    return url.getPort();
  }

  String appId() {
    return sandbox.appId();
  }

  Path folder() {
    return folder;
  }

  Path database() {
    return folder.resolve("data").resolve("kaquan.db");
  }

  /** Creates a coupon whose codes the platform assigns, and returns its id. */
  String createCoupon() throws IOException, InterruptedException, MalformedWireException {
    return String.valueOf(WireJson.readObject(post("/v1/cards", COUPON)).get("cardId"));
  }

  String post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request = request(path).POST(BodyPublishers.ofString(body)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  String get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + API_KEY);
  }

  /** Stops the service; its folder stays. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    sandbox.close();
  }
}
