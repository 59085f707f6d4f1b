package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Custom codes are imported, prepared, claimed and redeemed, and the stock follows. */
class CodeStoryTest extends ServiceFixture {
  @Test
  void the_stock_follows_the_codes() throws Exception {
    String coupon = text(
        api("POST", "/v1/cards", Files.readString(Path.of("..", "examples", "coupon.json")), 201),
        "cardId");
    Path file = data.resolve("codes.txt");
    Files.writeString(
        file,
        IntStream.range(0, 3_000).mapToObj(i -> "C" + i + "\n").collect(Collectors.joining()));
    assertEquals("3000 codes imported", command(0, "codes", "import", coupon, file.toString()));
    assertEquals("3000 codes imported", command(0, "codes", "import", coupon, file.toString()));
    assertStock(coupon, 3_000, 0, 0, 0);

    Map<String, Object> prepared = api(
        "POST",
        "/v1/add-card",
        Map.of("openid", OPENID, "cards", List.of(Map.of("cardId", coupon, "code", "C7"))),
        201);
    assertStock(coupon, 2_999, 1, 0, 0);

    Map<String, Object> phone = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", OPENID, "cardList", prepared.get("cardList")));
    assertEquals(
        "added",
        api("POST", "/v1/add-card/" + prepared.get("requestId") + "/result", phone, 200)
            .get("outcome"));
    assertStock(coupon, 2_999, 0, 1, 0);

    platform("/card/code/consume", Map.of("card_id", coupon, "code", "C7"));
    await(
        1,
        () ->
            api("GET", "/v1/cards/" + coupon + "/codes/summary", Map.of(), 200).get("redeemed"));
    assertStock(coupon, 2_999, 0, 0, 1);
    assertEquals(404, send("GET", "/v1/cards/pUnknown/codes/summary", "").statusCode());
  }

  @Test
  void a_file_of_any_length_is_imported_over_http() throws Exception {
    String coupon = text(
        api("POST", "/v1/cards", Files.readString(Path.of("..", "examples", "coupon.json")), 201),
        "cardId");
    String codes = "/v1/cards/" + coupon + "/codes";
    StringBuilder lines = new StringBuilder("code,note\n");
    for (int i = 0; i < 20_000; i++) {
      lines.append("D").append(i).append(",").append("x".repeat(100)).append('\n');
    }
    assertTrue(lines.length() > 2_000_000);
    String path = "/v1/imports/" + api("POST", codes, lines.toString(), 202).get("importId");
    await("done", () -> api("GET", path, "", 200).get("state"));
    assertEquals(20_000, api("GET", path, "", 200).get("codes"));
    assertStock(coupon, 20_000, 0, 0, 0);
    Map<String, Object> again = api("POST", codes, lines.toString(), 202);
    assertEquals(path, "/v1/imports/" + again.get("importId"));
    assertEquals("done", again.get("state"));

    String refused = "/v1/imports/" + api("POST", codes, "D1\nE1\nE 2\n", 202).get("importId");
    await("refused", () -> api("GET", refused, "", 200).get("state"));
    Map<String, Object> found = api("GET", refused, "", 200);
    assertEquals(2, found.get("wrong"));
    assertEquals(1, first(found, "wrongLines").get("number"));
    assertStock(coupon, 20_000, 0, 0, 0);
    try (Stream<Path> left = Files.list(data.resolve("imports"))) {
      assertEquals(0, left.count());
    }
    assertEquals(400, send("POST", "/v1/cards/pUnknown/codes", "D1\n").statusCode());
    assertEquals(404, send("GET", "/v1/imports/none", "").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "/card/code/deposit, broken-json",
    "/card/modifystock, broken-json",
    "/card/code/getdepositcount, drop"
  })
  void codes_are_deposited_whatever_is_lost_on_the_way(String path, String fault) throws Exception {
    String template = Files.readString(Path.of("..", "examples", "coupon.json"))
        .replace(
            "\"use_custom_code\": true",
            "\"use_custom_code\": true, \"get_custom_code_mode\": \"GET_CUSTOM_CODE_MODE_DEPOSIT\"")
        .replaceAll("\"quantity\": \\d+", "\"quantity\": 0");
    String coupon = text(api("POST", "/v1/cards", template, 201), "cardId");
    Path file = data.resolve("codes.txt");
    Files.writeString(
        file, IntStream.range(0, 150).mapToObj(i -> "E" + i + "\n").collect(Collectors.joining()));
    assertEquals("150 codes imported", command(0, "codes", "import", coupon, file.toString()));
    sandbox("/sandbox/faults", Map.of("path", path, "kind", fault, "times", 4));
    Map<String, Object> started = api("POST", "/v1/cards/" + coupon + "/deposits", "", 202);
    String deposit = "/v1/deposits/" + started.get("depositId");
    await(true, () -> api("GET", deposit, "", 200).containsKey("lastFailure"));
    sandbox("/sandbox/faults", Map.of("faults", List.of()));
    assertEquals("150 codes deposited, 0 rejected", command(0, "codes", "deposit", coupon));
    assertEquals("done", api("GET", deposit, "", 200).get("state"));
    Map<String, Object> atPlatform = platform("/card/get", Map.of("card_id", coupon));
    assertTrue(atPlatform.toString().contains("total_quantity=150"), atPlatform.toString());
    assertEquals(
        150, api("GET", "/v1/cards/" + coupon + "/codes/summary", Map.of(), 200).get("deposited"));
    assertEquals(400, send("POST", "/v1/cards/pUnknown/deposits", "").statusCode());
  }

  @Test
  void a_reserved_code_comes_back_unless_it_is_confirmed() throws Exception {
    String coupon = text(
        api("POST", "/v1/cards", Files.readString(Path.of("..", "examples", "coupon.json")), 201),
        "cardId");
    Path file = Files.writeString(data.resolve("codes.txt"), "V1\nV2\n");
    assertEquals("2 codes imported", command(0, "codes", "import", coupon, file.toString()));
    String reservations = "/v1/codes/reservations";
    Map<String, Object> kept =
        api("POST", reservations, Map.of("cardId", coupon, "seconds", 60), 201);
    assertEquals("V1", kept.get("code"));
    Map<String, Object> lost =
        api("POST", reservations, Map.of("cardId", coupon, "seconds", 1), 201);
    assertEquals(409, send("POST", reservations, Map.of("cardId", coupon)).statusCode());
    String confirm = reservations + "/" + kept.get("reservationId") + "/confirm";
    assertEquals("confirmed", api("POST", confirm, "", 200).get("state"));
    await(1, () -> api("GET", "/v1/cards/" + coupon + "/codes/summary", "", 200).get("available"));
    String late = reservations + "/" + lost.get("reservationId") + "/confirm";
    assertEquals(
        "urn:kaquan:problem:reservation-ended", api("POST", late, "", 409).get("type"));
    assertStock(coupon, 1, 1, 0, 0);
    assertEquals(
        400,
        send("POST", reservations, Map.of("cardId", coupon, "seconds", 86_401)).statusCode());
  }

  @Test
  void a_retired_code_is_neither_drawn_nor_given() throws Exception {
    String coupon = text(
        api("POST", "/v1/cards", Files.readString(Path.of("..", "examples", "coupon.json")), 201),
        "cardId");
    Path file = Files.writeString(data.resolve("codes.txt"), "C1\nC2\n");
    assertEquals("2 codes imported", command(0, "codes", "import", coupon, file.toString()));
    String code = "/v1/codes/" + coupon + "/C1";
    assertEquals("available", api("GET", code, Map.of(), 200).get("state"));
    assertEquals("retired", api("POST", code + "/retire", "", 200).get("state"));
    assertEquals("retired", api("POST", code + "/retire", "", 200).get("state"));
    String given = api(
            "POST",
            "/v1/add-card",
            Map.of("cards", List.of(Map.of("cardId", coupon, "code", "C1"))),
            400)
        .toString();
    assertTrue(given.contains("was retired"), given);
    Map<String, Object> drawn =
        api("POST", "/v1/add-card", Map.of("cards", List.of(Map.of("cardId", coupon))), 201);
    assertTrue(text(first(drawn, "cardList"), "cardExt").contains("\"code\":\"C2\""));
  }

  @Test
  void codes_are_drawn_until_none_is_left() throws Exception {
    String coupon = text(
        api("POST", "/v1/cards", Files.readString(Path.of("..", "examples", "coupon.json")), 201),
        "cardId");
    Map<String, Object> draft =
        Map.of("openid", OPENID, "cards", List.of(Map.of("cardId", coupon)));
    assertEquals(
        "urn:kaquan:problem:out-of-stock",
        api("POST", "/v1/add-card", draft, 409).get("type"));
    Path file = Files.writeString(data.resolve("codes.txt"), "C1\nC2\n");
    assertEquals("2 codes imported", command(0, "codes", "import", coupon, file.toString()));

    Map<String, Object> prepared = api("POST", "/v1/add-card", draft, 201);
    assertTrue(text(first(prepared, "cardList"), "cardExt").contains("\"code\":\"C1\""));
    Map<String, Object> phone = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", OPENID, "cardList", prepared.get("cardList")));
    assertEquals("addCard:ok", phone.get("errMsg"));
    Map<String, Object> reported =
        api("POST", "/v1/add-card/" + prepared.get("requestId") + "/result", phone, 200);
    assertEquals("C1", first(reported, "cards").get("code"));
    assertTrue(command(0, "add-card", coupon).contains("\"code\":\"C2\""));
    assertStock(coupon, 0, 1, 1, 0);
    assertEquals("", command(1, "add-card", coupon));
  }

  private void assertStock(String card, int available, int prepared, int claimed, int redeemed)
      throws Exception {
    assertEquals(
        Map.ofEntries(
            Map.entry("cardId", card),
            Map.entry("available", available),
            Map.entry("reserved", 0),
            Map.entry("prepared", prepared),
            Map.entry("claimed", claimed),
            Map.entry("redeemed", redeemed),
            Map.entry("deposited", 0),
            Map.entry("rejected", 0),
            Map.entry("retired", 0),
            Map.entry("total", available + prepared + claimed + redeemed)),
        api("GET", "/v1/cards/" + card + "/codes/summary", Map.of(), 200));
  }
}
