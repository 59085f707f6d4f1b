package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kaquan.bootstrap.ApiDescription.Operation;
import dev.kaquan.bootstrap.ApiExamples.Exchange;
import dev.kaquan.wire.WireJson;
import dev.kaquan.wire.push.MessageCrypto;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Calls every operation, and compares what it takes and answers with the examples in openapi.yaml and
 * docs/api.md, ids masked.
 *
 * <p>{@code -Dkaquan.examples=write} replaces the examples by what was seen.
 */
class ApiExamplesTest extends ServiceFixture {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String MERCHANT_PAGE = "\"activate_url\":\"https://example.com/activate\"";

  /** Whose response is openapi.yaml itself. */
  private static final String WITHOUT_EXAMPLE = "getOpenApi";

  private static final List<Map.Entry<String, String>> MASKS = List.of(
      Map.entry("\"linesPerSecond\":\\d+", "RATE"),
      Map.entry("\"signedText\":\"[^\"]+\"", "SIGNED"),
      Map.entry("[A-Za-z0-9+/=%_-]{44,}|[A-Za-z0-9+/]{14}==", "BASE64"),
      Map.entry("\\d{4}-\\d\\d-\\d\\d(T[\\d:.]+Z)?", "TIME"),
      Map.entry("\\b\\d{13}\\.[0-9a-f]{32}\\b", "NEXT"),
      Map.entry("\\b[0-9a-f]{32}\\b", "ID"),
      Map.entry("\\b([0-9a-f]{40}|[0-9A-F]{40})\\b", "SHA-1"),
      Map.entry("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "UUID"),
      Map.entry("(?<![\\w-])p[A-Za-z0-9_-]{27}(?![\\w-])", "CARD"),
      Map.entry("\\bgh_[0-9a-f]{12}\\b", "ACCOUNT"),
      Map.entry("\\b\\d{12}\\b", "NUMBER"),
      Map.entry("\\b\\d{10}\\b", "SECONDS"));

  private static final String OTHER = "oFS7Fjotherotherotherotherot";

  private static final String DEPOSIT_COUPON = """
      {"card":{"card_type":"GROUPON","groupon":{"base_info":{"logo_url":"http://mmbiz.qpic.cn/a/0",
      "brand_name":"b","code_type":"CODE_TYPE_TEXT","title":"t","color":"Color010","notice":"n",
      "description":"d","date_info":{"type":"DATE_TYPE_FIX_TERM","fixed_term":30,
      "fixed_begin_term":0},"sku":{"quantity":0},"use_custom_code":true,
      "get_custom_code_mode":"GET_CUSTOM_CODE_MODE_DEPOSIT"},"deal_detail":"d"}}}""";

  private final ApiDescription description = new ApiDescription();
  private final Map<String, Exchange> exchanges = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void the_examples_are_what_the_service_takes_and_answers() throws Exception {
    system();
    String coupon = cards();
    String encrypted = claims(coupon);
    activations(encrypted);
    events(coupon);
    reconciliations(coupon);
    redemptions(coupon);
    reservations(coupon);
    deposits();
    call("audit", "/v1/audit", null, 200);
    signatures(coupon);
    call("getOpenApi", "/openapi.yaml", null, 200);
    exchanges.remove(WITHOUT_EXAMPLE);
    if (System.getProperty("kaquan.examples", "").equals("write")) {
      ApiExamples.write(description, exchanges);
    }

    assertEquals(List.of(), wrong);
    ApiDescription written = new ApiDescription();
    Set<String> operations =
        written.operations().stream().map(Operation::id).collect(Collectors.toSet());
    operations.remove(WITHOUT_EXAMPLE);
    assertEquals(new TreeSet<>(operations), new TreeSet<>(exchanges.keySet()));
    ApiExamples.named(exchanges).forEach((name, seen) -> {
      JsonNode example = written.example(name).orElse(TextNode.valueOf("none"));
      assertEquals(mask(example), mask(seen), name);
      Operation operation = written.operation(name.substring(0, name.indexOf('.')));
      assertTrue(written.examples(operation).contains(name), () -> name + " is not referred to");
    });
  }

  @Test
  void the_page_shows_the_examples() throws Exception {
    String page = ApiExamples.page();
    StringBuilder expected = new StringBuilder();
    for (String section : page.split("(?m)(?=^### )", -1)) {
      if (section.startsWith("### ")) {
        List<String> lines = section.lines().toList();
        String[] heading = lines.get(0).split(" ", -1);
        Operation operation = description.find(heading[1], heading[2]).orElseThrow();
        String target = lines.get(5).split(" ", 2)[1];
        assertTrue(operation.isAt(target), target);
        expected
            .append("\n")
            .append(ApiExamples.section(
                operation,
                new Exchange(
                    target,
                    description.example(operation.id() + ".request"),
                    description.status(operation),
                    description.example(operation.id() + ".response").orElseThrow())));
      }
    }
    assertEquals(expected.toString(), page);
    assertEquals(
        description.operations().size() - 1,
        page.lines().filter(line -> line.startsWith("### ")).count());
  }

  @Test
  void what_is_not_described_is_found() throws Exception {
    Operation operation = description.operation("getHealth");
    assertEquals(
        List.of(), description.wrongInResponse(operation, 200, json("{\"status\":\"ok\"}")));
    for (String body : List.of("{}", "{\"status\":7}", "{\"status\":\"ok\",\"more\":1}")) {
      assertEquals(1, description.wrongInResponse(operation, 200, json(body)).size(), body);
    }
    assertEquals(1, description.wrongInResponse(operation, 500, json("{}")).size());
    Operation create = description.operation("createCard");
    assertEquals(1, description.wrongInRequest(create, json("{}")).size());
  }

  private void system() throws Exception {
    call("getHealth", "/health", null, 200);
    call("getLiveness", "/health/live", null, 200);
    call("getReadiness", "/health/ready", null, 200);
  }

  private String cards() throws Exception {
    String coupon = text(
        call("createCard", "/v1/cards", Files.readString(EXAMPLES.resolve("coupon.json")), 201),
        "cardId");
    String path = "/v1/cards/" + coupon;
    await("CARD_STATUS_VERIFY_OK", () -> api("GET", path, Map.of(), 200).get("status"));
    call("syncCard", path + "/sync", null, 200);
    call("getCard", path, null, 200);
    Map<String, Object> stored =
        call("importCodes", path + "/codes", "A0001\nA0002\nA0003\nA0004\nA0005\nA0006\n", 202);
    String codeImport = "/v1/imports/" + stored.get("importId");
    await("done", () -> api("GET", codeImport, Map.of(), 200).get("state"));
    call("getImport", codeImport, null, 200);
    call("retireCode", "/v1/codes/" + coupon + "/A0003/retire", null, 200);
    call("getCodeSummary", path + "/codes/summary", null, 200);
    call("listCards", "/v1/cards?type=GROUPON", null, 200);
    return coupon;
  }

  /** Returns a member card of the merchant's page and the encrypted code of a copy. */
  private String claims(String coupon) throws Exception {
    String member = text(
        api(
            "POST",
            "/v1/cards",
            card("one-tap-card").replaceAll("(?s)\"wx_activate\": true.*?welcome\"", MERCHANT_PAGE),
            201),
        "cardId");
    Map<String, Object> prepared = call(
        "prepareAddCard",
        "/v1/add-card",
        object(
            "openid",
            OPENID,
            "cards",
            List.of(
                object("cardId", member, "outerStr", "shop-7"),
                object("cardId", coupon, "code", "A0001"))),
        201);
    String path = "/v1/add-card/" + prepared.get("requestId");
    call("getAddCardRequest", path, null, 200);
    call("listAddCardRequests", "/v1/add-card?outcome=open&limit=1", null, 200);
    Map<String, Object> phone = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", OPENID, "cardList", prepared.get("cardList")));
    call("reportAddCard", path + "/result", phone, 200);
    call("resolveAddCardRequest", path + "/resolve", null, 200);

    Map<String, Object> opened = call(
        "prepareOpenCard",
        "/v1/open-card",
        object("openid", OPENID, "cards", List.of(object("cardId", coupon))),
        200);
    call(
        "reportOpenCard",
        "/v1/open-card/result",
        object("errMsg", "openCard:ok", "cardList", opened.get("cardList")),
        200);
    call("prepareChooseCard", "/v1/choose-card", object("cardType", "GROUPON"), 200);
    return text(first(phone, "cardList"), "cardId") + " " + text(first(phone, "cardList"), "code");
  }

  private void activations(String claimed) throws Exception {
    call(
        "activateFromPage",
        "/v1/activations/page",
        object(
            "card_id",
            claimed.split(" ", -1)[0],
            "encrypt_code",
            claimed.split(" ", -1)[1],
            "openid",
            OPENID,
            "answers",
            List.of(object("name", "手机", "value", "15521328888")),
            "membershipNumber",
            "VIP-7",
            "initialBonus",
            5),
        200);

    // It would arrive before or after the person comes back.
    sandbox("/sandbox/push-quirks", Map.of("lose", List.of("submit_membercard_user_info")));
    String card = text(api("POST", "/v1/cards", card("one-tap-card"), 201), "cardId");
    String form = "/v1/cards/" + card + "/activation-form";
    call("setActivationForm", form, card("activation-form"), 200);
    call("getActivationForm", form, null, 200);
    Map<String, Object> link = call(
        "prepareActivation", "/v1/activations", object("cardId", card, "outerStr", "shop-7"), 200);
    Map<String, Object> submitted = new LinkedHashMap<>(link);
    submitted.put("openid", OPENID);
    submitted.put(
        "common_field_list",
        List.of(object("name", "USER_FORM_INFO_FLAG_MOBILE", "value", "15521328888")));
    Map<String, Object> shown = sandbox("/sandbox/component/submit", submitted);
    shown.put("initialBonus", 100);
    Map<?, ?> member = (Map<?, ?>)
        call("resumeActivation", "/v1/activations/resume", shown, 200).get("membership");
    members("/v1/members/" + card + "/" + member.get("code"), card);
  }

  private void members(String path, String card) throws Exception {
    await(false, () -> api("GET", path, Map.of(), 200).containsKey("pending"));
    call("changeMember", path, object("customField1", "金卡"), 200);
    Map<String, Object> adjusted = call(
        "adjustMember",
        path + "/adjustments",
        object("bonus", -30, "reason", "兑换咖啡"),
        201,
        "Idempotency-Key",
        "receipt-4711");
    call(
        "reverseAdjustment",
        path + "/adjustments/" + adjusted.get("adjustmentId") + "/reversal",
        null,
        201);
    await(
        3L,
        () -> ((List<?>) api("GET", path + "/adjustments", Map.of(), 200).get("items"))
            .stream().filter(each -> ((Map<?, ?>) each).containsKey("syncedAt")).count());
    call("listAdjustments", path + "/adjustments", null, 200);
    await(
        4,
        () -> ((List<?>) api("GET", "/v1/events?state=processed&cardId=" + card, Map.of(), 200)
                .get("items"))
            .size());
    call("syncMember", path + "/sync", null, 200);
    call("getMember", path, null, 200);
    call("listMembers", "/v1/members?state=active&cardId=" + card, null, 200);
    call("getFunnel", "/v1/funnel?cardId=" + card, null, 200);
  }

  private void events(String coupon) throws Exception {
    await(List.of(), () -> api("GET", "/v1/events?state=pending", Map.of(), 200).get("items"));
    List<String> agreed = Files.readAllLines(data.resolve("sandbox-callback"));
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    call(
        "verifyCallback",
        "/wechat/events?signature=" + MessageCrypto.signature(agreed.get(0), timestamp, "17")
            + "&timestamp=" + timestamp + "&nonce=17&echostr=8137256418",
        null,
        200);
    String sealed = new MessageCrypto(
            agreed.get(1), running.sandbox().orElseThrow().appId())
        .encrypt(new byte[MessageCrypto.RANDOM_BYTES], """
            <xml><ToUserName>gh_3fcea188bf78</ToUserName><FromUserName>%s</FromUserName>\
            <CreateTime>%s</CreateTime><MsgType>event</MsgType><Event>user_del_card</Event>\
            <CardId>%s</CardId><UserCardCode>longer-than-any-code-is</UserCardCode></xml>""".formatted(OPENID, timestamp, coupon));
    call(
        "receiveEvent",
        "/wechat/events?msg_signature="
            + MessageCrypto.signature(agreed.get(0), timestamp, "17", sealed)
            + "&timestamp=" + timestamp + "&nonce=17",
        "<xml><ToUserName>gh_3fcea188bf78</ToUserName><Encrypt>" + sealed + "</Encrypt></xml>",
        200);
    await(
        1,
        () -> ((List<?>) api("GET", "/v1/events?state=parked", Map.of(), 200).get("items")).size());
    Map<String, Object> parked = call("listEvents", "/v1/events?state=parked", null, 200);
    call("replayParkedEvents", "/v1/events/replay?type=user_del_card", null, 200);
    await(
        1,
        () -> ((List<?>) api("GET", "/v1/events?state=parked", Map.of(), 200).get("items")).size());
    call("replayEvent", "/v1/events/" + first(parked, "items").get("id") + "/replay", null, 200);
    Map<String, Object> processed =
        api("GET", "/v1/events?type=card_pass_check&cardId=" + coupon, Map.of(), 200);
    call("getEvent", "/v1/events/" + first(processed, "items").get("id"), null, 200);
    call(
        "checkCallback",
        "/v1/callback/check",
        object("query", "signature=0&timestamp=" + timestamp + "&nonce=17", "body", "<xml/>"),
        200);
  }

  private void reconciliations(String coupon) throws Exception {
    sandbox("/sandbox/push-quirks", Map.of("lose", List.of("user_consume_card")));
    platform("/card/code/consume", Map.of("card_id", coupon, "code", "A0001"));
    command(0, "reconcile", "--card", coupon);
    Map<String, Object> runs = call("listReconciliations", "/v1/reconciliations", null, 200);
    call("getReconciliation", "/v1/reconciliations/" + first(runs, "items").get("id"), null, 200);
  }

  private void reservations(String coupon) throws Exception {
    Map<String, Object> made = call(
        "reserveCode",
        "/v1/codes/reservations",
        object("cardId", coupon, "seconds", 600),
        201,
        "Idempotency-Key",
        "reserve-1");
    String path = "/v1/codes/reservations/" + made.get("reservationId");
    call("confirmReservation", path + "/confirm", null, 200);
    String another = "/v1/codes/reservations/"
        + api("POST", "/v1/codes/reservations", object("cardId", coupon), 201).get("reservationId");
    call("releaseReservation", another + "/release", null, 200);
  }

  private void deposits() throws Exception {
    String coupon = text(api("POST", "/v1/cards", DEPOSIT_COUPON, 201), "cardId");
    String path = "/v1/cards/" + coupon;
    api("POST", path + "/codes", "B0001\nB0002\nB0003\n", 202);
    await(3, () -> api("GET", path + "/codes/summary", Map.of(), 200).get("available"));
    Map<String, Object> stored = call("depositCodes", path + "/deposits", null, 202);
    String deposit = "/v1/deposits/" + stored.get("depositId");
    await("done", () -> api("GET", deposit, Map.of(), 200).get("state"));
    call("getDeposit", deposit, null, 200);
  }

  private void redemptions(String coupon) throws Exception {
    Map<String, Object> prepared = api(
        "POST",
        "/v1/add-card",
        object("openid", OPENID, "cards", List.of(object("cardId", coupon, "code", "A0004"))),
        201);
    Map<String, Object> phone = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", OPENID, "cardList", prepared.get("cardList")));
    api("POST", "/v1/add-card/" + prepared.get("requestId") + "/result", phone, 200);
    call(
        "markCode",
        "/v1/codes/" + coupon + "/A0004/mark",
        object("openid", OPENID, "isMarked", true),
        200);
    call(
        "redeemCode",
        "/v1/codes/redemptions",
        object(
            "cardId",
            coupon,
            "encryptCode",
            first(phone, "cardList").get("code"),
            "amount",
            9_900,
            "location",
            "一号店",
            "reference",
            "S-20261127-1"),
        201,
        "Idempotency-Key",
        "redeem-1");
    call("listRedemptions", "/v1/codes/redemptions?state=redeemed&limit=1", null, 200);
    call("getCode", "/v1/codes/" + coupon + "/A0004", null, 200);
    prepared = api(
        "POST",
        "/v1/add-card",
        object("openid", OTHER, "cards", List.of(object("cardId", coupon, "code", "A0005"))),
        201);
    Map<String, Object> claimed = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", OTHER, "cardList", prepared.get("cardList")));
    assertEquals("addCard:ok", claimed.get("errMsg"));
    call("updateCode", "/v1/codes/" + coupon + "/A0005/update", object("newCode", "A0015"), 200);
    call(
        "makeCodeUnavailable",
        "/v1/codes/" + coupon + "/A0015/unavailable",
        object("reason", "退款"),
        200);
  }

  private void signatures(String coupon) throws Exception {
    Map<String, Object> prepared = api(
        "POST",
        "/v1/add-card",
        object("cards", List.of(object("cardId", coupon, "code", "A0002"))),
        201);
    String cardExt = text(first(prepared, "cardList"), "cardExt");
    int signature = cardExt.length() - 42;
    call(
        "diagnoseSignatures",
        "/v1/signatures/diagnose",
        object(
            "cardId",
            coupon,
            "cardExt",
            cardExt.substring(0, signature)
                + cardExt.substring(signature).toUpperCase(Locale.ROOT)),
        200);
  }

  /** Calls an operation; {@code body} is JSON, a text, or null. */
  private Map<String, Object> call(
      String operationId, String target, Object body, int status, String... headers)
      throws Exception {
    Operation operation = description.operation(operationId);
    assertTrue(operation.isAt(target), target);
    String sent = body == null ? "" : body instanceof String text ? text : WireJson.write(body);
    HttpRequest.Builder request = HttpRequest.newBuilder(service(target))
        .header("Authorization", "Bearer " + apiKey())
        .method(operation.method(), BodyPublishers.ofString(sent));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    Answer answer = send(request);
    assertEquals(status, answer.statusCode(), answer.body());
    JsonNode received = json(answer.body());
    Optional<JsonNode> requestBody = sent.isEmpty() ? Optional.empty() : Optional.of(json(sent));
    exchanges.put(operationId, new Exchange(target, requestBody, status, received));
    if (received.isObject()) {
      description
          .wrongInResponse(operation, status, received)
          .forEach(each -> wrong.add(operationId + ".response: " + each));
    }
    requestBody
        .filter(JsonNode::isObject)
        .ifPresent(json -> description
            .wrongInRequest(operation, json)
            .forEach(each -> wrong.add(operationId + ".request: " + each)));
    return received.isObject() ? WireJson.readObject(answer.body()) : Map.of();
  }

  private static JsonNode json(String text) throws Exception {
    return text.startsWith("{") ? MAPPER.readTree(text) : TextNode.valueOf(text);
  }

  private static String card(String name) throws Exception {
    return Files.readString(EXAMPLES.resolve(name + ".json"));
  }

  private static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }

  private static String mask(JsonNode json) {
    String masked = json.toString();
    for (Map.Entry<String, String> mask : MASKS) {
      masked = masked.replaceAll(mask.getKey(), mask.getValue());
    }
    return masked;
  }
}
