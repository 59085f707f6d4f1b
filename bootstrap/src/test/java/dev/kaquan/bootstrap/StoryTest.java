package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.kaquan.cli.ServerLauncher;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of the README, over sockets, through the whole program. */
class StoryTest {
  private static final String OPENID = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA";
  private static final String BASE = """
      "logo_url":"http://mmbiz.qpic.cn/mmbiz/abc/0","brand_name":"示例咖啡",\
      "code_type":"CODE_TYPE_TEXT","title":"双人套餐","color":"Color010",\
      "notice":"使用时向服务员出示此券","description":"不可与其他优惠同享","sku":{"quantity":500}""";
  private static final String MEMBER = """
      {"card":{"card_type":"MEMBER_CARD","member_card":{"base_info":{%s,\
      "date_info":{"type":"DATE_TYPE_PERMANENT"}},"supply_bonus":true,"supply_balance":false,\
      "prerogative":"积分换咖啡","auto_activate":true,"a_field_of_tomorrow":[1.50,{"x":null}]}}}""".formatted(BASE);
  private static final String COUPON = """
      {"card":{"card_type":"GROUPON","groupon":{"base_info":{%s,"use_custom_code":true,\
      "date_info":{"type":"DATE_TYPE_FIX_TERM","fixed_term":30,"fixed_begin_term":0}},\
      "deal_detail":"咖啡两杯"}}}""".formatted(BASE);

  @TempDir
  Path data;

  private final HttpClient client = HttpClient.newHttpClient();
  private ServerLauncher.Running running;

  @BeforeEach
  void start() {
    running = servers().service("127.0.0.1", 0, 0);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void a_card_is_created_added_and_opened() throws Exception {
    String member = text(object(api("/v1/cards", MEMBER), 201), "cardId");
    Path file = Files.writeString(data.resolve("coupon.json"), COUPON);
    String coupon = command(0, "card", "create", file.toString());

    Map<String, Object> prepared =
        object(api("/v1/add-card", """
                {"openid":"%s","cards":[{"cardId":"%s","outerStr":"门店"},
                {"cardId":"%s","code":"0042"}]}""".formatted(OPENID, member, coupon)), 201);
    String requestId = text(prepared, "requestId");

    HttpResponse<String> phone = phone("addCard", prepared.get("cardList"));
    assertEquals("addCard:ok", object(phone, 200).get("errMsg"));

    String path = "/v1/add-card/" + requestId + "/result";
    HttpResponse<String> reported = api(path, phone.body());
    assertEquals("added", object(reported, 200).get("outcome"));
    assertEquals(reported.body(), api(path, phone.body()).body());
    assertEquals(
        reported.body(), api(path, "{\"errMsg\":\"addCard:fail cancel\"}").body());

    Map<String, Object> opened =
        object(api("/v1/open-card", "{\"openid\":\"%s\"}".formatted(OPENID)), 200);
    assertTrue(opened.toString().contains("code=0042"));
    assertEquals(
        "openCard:ok", object(phone("openCard", opened.get("cardList")), 200).get("errMsg"));
    assertTrue(command(0, "open-card", "--openid", OPENID).contains(coupon + " 0042"));

    String again = "{\"cards\":[{\"cardId\":\"%s\",\"code\":\"0042\"}]}".formatted(coupon);
    assertTrue(api("/v1/add-card", again).body().contains("already held by somebody"));
  }

  @Test
  void the_doctor_finds_a_running_service_healthy() throws Exception {
    String report = command(0, "doctor");
    assertEquals(6, report.lines().filter(line -> line.startsWith("ok ")).count(), report);
    HttpResponse<String> ready = get("/health/ready", "");
    assertEquals(200, ready.statusCode());
    assertEquals(
        "{\"status\":\"ok\",\"storage\":\"ok\",\"credentials\":\"ok\",\"backlog\":{\"pendingCodes\":0,"
            + "\"parkedCodes\":0,\"pendingEvents\":0,\"parkedEvents\":0}}",
        ready.body());
  }

  @Test
  void an_encrypted_code_is_opened_once_it_is_known_whose_it_is() throws Exception {
    String member = text(object(api("/v1/cards", MEMBER), 201), "cardId");
    Map<String, Object> prepared =
        object(api("/v1/add-card", "{\"cards\":[{\"cardId\":\"" + member + "\"}]}"), 201);
    HttpResponse<String> phone = phone("addCard", prepared.get("cardList"));
    String encrypted = text((Map<?, ?>) list(object(phone, 200)).get(0), "code");
    assertEquals(64, encrypted.length());
    String requested = "{\"openid\":\"%s\",\"cards\":[{\"cardId\":\"%s\",\"code\":\"%s\"}]}"
        .formatted(OPENID, member, encrypted);
    assertEquals(404, api("/v1/open-card", requested).statusCode());
    api("/v1/add-card/" + text(prepared, "requestId") + "/result", phone.body());
    String plain =
        text((Map<?, ?>) list(object(api("/v1/open-card", requested), 200)).get(0), "code");
    assertEquals(12, plain.length());
    assertEquals(404, api("/v1/open-card", requested.replace(encrypted, "x")).statusCode());
  }

  @Test
  void state_survives_a_restart_and_unknown_fields_are_passed_on() throws Exception {
    String member = text(object(api("/v1/cards", MEMBER), 201), "cardId");
    assertTrue(api("/v1/cards/" + member + "/sync", "").body().contains("a_field_of_tomorrow"));
    running.close();
    start();
    HttpResponse<String> card = get("/v1/cards/" + member, apiKey());
    assertTrue(card.body().contains("\"a_field_of_tomorrow\":[1.50"));
    assertTrue(card.body().contains("CARD_STATUS_VERIFY_OK"));
    assertEquals(
        201,
        api("/v1/add-card", "{\"cards\":[{\"cardId\":\"" + member + "\"}]}").statusCode());
  }

  @Test
  void a_wrong_signature_is_refused_by_the_phone_and_explained() throws Exception {
    String member = text(object(api("/v1/cards", MEMBER), 201), "cardId");
    Map<String, Object> prepared =
        object(api("/v1/add-card", "{\"cards\":[{\"cardId\":\"" + member + "\"}]}"), 201);
    String cardExt = text((Map<?, ?>) list(prepared).get(0), "cardExt");
    String upper = cardExt.substring(cardExt.length() - 42).toUpperCase(java.util.Locale.ROOT);
    String wrong = cardExt.substring(0, cardExt.length() - 42) + upper;
    Map<String, Object> element = new LinkedHashMap<>();
    element.put("cardId", member);
    element.put("cardExt", wrong);
    assertEquals(
        "addCard:fail (签名错误)", object(phone("addCard", List.of(element)), 200).get("errMsg"));
    String diagnosis = api("/v1/signatures/diagnose", WireJson.write(element)).body();
    assertTrue(diagnosis.contains("\"mistake\":\"upper-case-hex\""));
    String call = "wx.addCard({ cardList: [{ cardId: '%s', cardExt: '%s' }], success() {} })";
    String pasted = WireJson.write(Map.of("source", call.formatted(member, wrong)));
    assertTrue(api("/v1/signatures/diagnose", pasted).body().contains("upper-case-hex"));
    element.put("cardExt", new LinkedHashMap<>());
    assertTrue(api("/v1/signatures/diagnose", WireJson.write(element))
        .body()
        .contains("must be a string"));
  }

  @Test
  void violations_are_reported_together_and_the_key_is_required() throws Exception {
    String broken = MEMBER.replace("双人套餐", "这个标题实在是太长了").replace("Color010", "red");
    HttpResponse<String> answer = api("/v1/cards", broken);
    assertEquals(400, answer.statusCode());
    assertEquals(
        "application/problem+json",
        answer.headers().firstValue("content-type").orElse("").split(";")[0]);
    assertTrue(answer.body().contains("card.member_card.base_info.title"));
    assertTrue(answer.body().contains("card.member_card.base_info.color"));
    assertEquals(401, get("/v1/cards", "wrong").statusCode());
    assertEquals(200, get("/health", "").statusCode());
    assertEquals(404, get("/v1/nothing", apiKey()).statusCode());
    assertEquals(404, get("/v1/cards/unknown", apiKey()).statusCode());
    assertEquals(400, api("/v1/add-card", "no json").statusCode());
    assertTrue(api("/v1/add-card", "{\"card\":[]}").body().contains("is an unknown field"));
  }

  @Test
  void a_page_is_given_what_choose_card_takes() throws Exception {
    Map<String, Object> filter = Map.of("cardType", "GROUPON");
    assertSignedForSandbox(object(api("/v1/choose-card", WireJson.write(filter)), 200));
    assertSignedForSandbox(
        WireJson.readObject(command(0, "choose-card", "--card-type", "GROUPON")));
    command(2, "choose-card", "--card-type", "COUPON");
  }

  private void assertSignedForSandbox(Map<String, Object> parameters) throws Exception {
    ServerLauncher.SandboxEndpoint sandbox = running.sandbox().orElseThrow();
    Map<String, Object> account = Map.of(
        "grant_type", "client_credential",
        "appid", sandbox.appId(),
        "secret", sandbox.secret());
    String token = text(
        object(
            send(HttpRequest.newBuilder(sandbox.url().resolve("/cgi-bin/stable_token"))
                .POST(BodyPublishers.ofString(WireJson.write(account)))),
            200),
        "access_token");
    URI getTicket =
        sandbox.url().resolve("/cgi-bin/ticket/getticket?type=wx_card&access_token=" + token);
    ApiTicket ticket =
        new ApiTicket(text(object(send(HttpRequest.newBuilder(getTicket)), 200), "ticket"));
    String expected = CardSignature.over(
            ticket,
            sandbox.appId(),
            text(parameters, "timestamp"),
            text(parameters, "nonceStr"),
            "GROUPON")
        .hex();
    assertEquals(expected, parameters.get("cardSign"));
    assertEquals("SHA1", parameters.get("signType"));
  }

  @Test
  void secrets_are_their_owners_alone() throws IOException {
    for (String name : List.of("api-key", "sandbox.properties")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))));
    }
  }

  @Test
  void a_second_sandbox_on_the_folder_is_refused_and_removes_nothing() throws Exception {
    String address = running.sandbox().orElseThrow().url().toString();
    for (String start : List.of("serve --port 0 --sandbox-port 0", "sandbox --port 0")) {
      String refusal = refusal(69, start.split(" "));
      assertTrue(
          refusal.contains("a sandbox already runs on") && refusal.contains(" at " + address),
          refusal);
    }
    command(1, "card", "sync", "unknown");
    running.close();
    start();
    object(api("/v1/cards", MEMBER), 201);
  }

  @Test
  void a_damaged_database_is_refused_at_the_start() throws IOException {
    running.close();
    Files.write(data.resolve("kaquan.db"), new byte[0]);
    String refusal = refusal(69, "serve", "--port", "0", "--sandbox-port", "0");
    assertTrue(refusal.contains("the file is truncated; restore a backup"), refusal);
  }

  @Test
  void commands_exit_with_the_code_of_the_failure_kind() {
    assertTrue(command(0, "--version").startsWith("kaquan"));
    assertTrue(command(0, "completion").contains("complete"));
    command(1, "card", "show", "unknown");
    command(2, "card", "show", "not an id");
    command(2, "nonsense");
    running.close();
    command(69, "card", "sync", "unknown");
    start();
  }

  @Test
  void every_binding_has_what_it_needs() {
    assertDoesNotThrow(() ->
        Guice.createInjector(Stage.TOOL, new KaquanModule(Map.of(), data, InstantSource.system())));
  }

  private ServerLauncher servers() {
    return Guice.createInjector(
            Stage.PRODUCTION, new KaquanModule(Map.of(), data, InstantSource.system()))
        .getInstance(ServerLauncher.class);
  }

  private String command(int expected, String... args) {
    return run(expected, args).get(0);
  }

  private String refusal(int expected, String... args) {
    return run(expected, args).get(1);
  }

  /** Returns what a command prints and what it reports. */
  private List<String> run(int expected, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--data";
    all[args.length + 1] = data.toString();
    int code = Main.run(Map.of(), new PrintWriter(out), new PrintWriter(err), all);
    assertEquals(expected, code, err.toString());
    return List.of(out.toString().strip(), err.toString().strip());
  }

  private String apiKey() throws IOException {
    return Files.readString(data.resolve("api-key")).strip();
  }

  private HttpResponse<String> api(String path, String body)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(running.service().orElseThrow().resolve(path))
        .header("Authorization", "Bearer " + apiKey())
        .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path, String key)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(running.service().orElseThrow().resolve(path))
        .header("Authorization", "Bearer " + key));
  }

  private HttpResponse<String> phone(String call, Object cardList)
      throws IOException, InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("openid", OPENID);
    body.put("cardList", cardList);
    URI sandbox = running.sandbox().orElseThrow().url();
    return send(HttpRequest.newBuilder(sandbox.resolve("/sandbox/wx/" + call))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(WireJson.write(body))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static Map<String, Object> object(HttpResponse<String> response, int status)
      throws MalformedWireException {
    assertEquals(status, response.statusCode(), response.body());
    return WireJson.readObject(response.body());
  }

  private static List<?> list(Map<String, Object> object) {
    return (List<?>) object.get("cardList");
  }

  private static String text(Map<?, ?> object, String key) {
    return (String) object.get(key);
  }
}
