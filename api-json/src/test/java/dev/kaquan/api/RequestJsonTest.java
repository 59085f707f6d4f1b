package dev.kaquan.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.ReportAddCard;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.ReportedCard;
import dev.kaquan.domain.claim.RequestedCard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestJsonTest {
  private static final String OPENID = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, it is empty",
        "`{`, `line 1, column 2: it ends too early`",
        "`[]`, `line 1, column 1: it is not an object, which begins with a brace`",
        "`{} {}`, `line 1, column 4: something follows the object`",
        "`{\"a\":1,\"a\":2}`, `line 1, column 11: a field is repeated`",
        "`{'a':1}`, `line 1, column 2: the syntax is wrong`"
      })
  void a_body_that_is_not_one_object_is_refused_everywhere(String body, String reason) {
    String expected = "body: must be one JSON object in UTF-8; " + reason;
    assertBroken(() -> CardCodec.template(body), expected);
    assertBroken(() -> AddCardCodec.draft(body), expected);
    assertBroken(() -> OpenCardCodec.query(body), expected);
    assertBroken(() -> AddCardCodec.report("r1", body), expected);
  }

  @Test
  void a_card_is_read_as_it_is() {
    assertEquals(
        Map.of("card", Map.of("field_of_tomorrow", List.of(1, "2"))),
        CardCodec.template("{\"card\":{\"field_of_tomorrow\":[1,\"2\"]}}"));
  }

  @Test
  void omitted_fields_of_a_request_have_defaults() {
    assertEquals(
        new AddCardDraft(
            OPENID,
            List.of(
                new RequestedCard("p1", "", "", ""),
                new RequestedCard("p2", "0042", "门店 \"7\"", "1490190158"))),
        AddCardCodec.draft("""
            {"openid":"%s","cards":[{"cardId":"p1","code":null},{"cardId":"p2","code":"0042",
            "outerStr":"门店 \\"7\\"","fixedBeginTimestamp":1490190158}]}""".formatted(OPENID)));
  }

  @Test
  void all_violations_of_a_request_are_reported_together() {
    assertBroken(
        () -> AddCardCodec.draft("""
            {"openId":"x","openid":7,"cards":[{"code":1,"fixedBeginTimestamp":1.5},"p1",
            {"cardId":"p2","cardExt":"{}"}]}"""),
        "openId: is an unknown field; known fields are openid, cards",
        "cards[1]: must be an object",
        "cards[0].cardId: must be present",
        "cards[0].code: must be a string",
        "cards[0].fixedBeginTimestamp: must be a string",
        "cards[2].cardExt: is an unknown field; known fields are cardId, code, outerStr,"
            + " fixedBeginTimestamp",
        "openid: must be a string");
    assertBroken(() -> AddCardCodec.draft("{\"cards\":{}}"), "cards: must be a list");
    assertBroken(
        () -> AddCardCodec.draft("{\"openid\":\"\",\"cards\":[{\"cardId\":\"p1\"}]}"),
        "openid: must not be empty; omit it if it is unknown");
  }

  @Test
  void a_result_is_read_as_the_phone_gave_it() {
    String body = """
        {"errMsg":"addCard:ok","cardList":[{"cardId":"p1","cardExt":"{}","code":"abc","isSuccess":true,
        "more":1},{"cardId":"p2","cardExt":"{}","code":"","isSuccess":false},
        {"cardId":"p3","cardExt":"{}","code":"def"},{"cardId":"p4","cardExt":"{}"}],"more":{}}""";
    ReportAddCard.Command command = AddCardCodec.report("r1", body);
    assertEquals(body, command.received());
    assertEquals(
        new AddCardReport.Ended(List.of(
            new ReportedCard("p1", "{}", "abc", true),
            new ReportedCard("p2", "{}", "", false),
            new ReportedCard("p3", "{}", "def", true),
            new ReportedCard("p4", "{}", "", false))),
        command.report());
    assertEquals(
        new AddCardReport.Cancelled(),
        AddCardCodec.report("r1", "{\"errMsg\":\"addCard:fail cancel\"}").report());
  }

  @Test
  void a_result_of_something_else_is_refused() {
    assertBroken(() -> AddCardCodec.report("r1", "{}"), "errMsg: must be present");
    assertBroken(
        () -> AddCardCodec.report("r1", "{\"errMsg\":\"openCard:ok\"}"),
        "errMsg: must be from wx.addCard: addCard:ok, addCard:fail cancel or addCard:fail and"
            + " a reason");
    assertBroken(
        () -> AddCardCodec.report(
            "r1", "{\"errMsg\":\"addCard:ok\",\"cardList\":[{\"isSuccess\":\"true\"}]}"),
        "cardList[0].isSuccess: must be true or false");
    assertBroken(
        () -> AddCardCodec.report("no id", "{\"errMsg\":\"addCard:fail cancel\"}"),
        "requestId: must be 1 to 32 letters or digits");
  }

  @Test
  void cards_to_open_are_read() {
    assertEquals(
        new OpenCards.Query(
            new OpenId(OPENID),
            List.of(
                new OpenCards.Wanted(new CardId("p1"), ""),
                new OpenCards.Wanted(new CardId("p2"), "0042"))),
        OpenCardCodec.query("{\"openid\":\"" + OPENID
            + "\",\"cards\":[{\"cardId\":\"p1\"},{\"cardId\":\"p2\",\"code\":\"0042\"}]}"));
  }

  @Test
  void all_violations_of_cards_to_open_are_reported_together() {
    assertBroken(
        () -> OpenCardCodec.query("{\"cards\":[{\"cardId\":\"no id\"},{}],\"to\":\"x\"}"),
        "to: is an unknown field; known fields are openid, cards",
        "openid: must be present",
        "cards[0].cardId: must be 1 to 32 of A-Z a-z 0-9 _ -",
        "cards[1].cardId: must be present");
  }

  private static void assertBroken(Executable reading, String... expected) {
    InvalidValueException refused = assertThrows(InvalidValueException.class, reading);
    assertEquals(
        List.of(expected),
        refused.violations().stream()
            .map(broken -> broken.field() + ": " + broken.rule())
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | cardId",
        "{\"cardList\":[]} | cardList",
        "{\"cardList\":[{\"cardExt\":\"x\"}]} | cardList[0].cardId",
        "{\"source\":\"wx.addCard(options)\"} | source",
        "{\"source\":\"[]\"} | source",
        "{\"source\":1} | source",
        "no json | body",
        "{\"surce\":\"x\"} | surce",
      })
  void what_cannot_be_diagnosed_is_refused(String body, String field) {
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> DiagnosisCodec.request(body));
    assertEquals(field, refusal.violations().get(0).field());
  }

  @Test
  void a_diagnosis_has_at_most_20_cards() {
    String card = "{cardId:'p1',cardExt:'{}'},";
    assertEquals(
        20, DiagnosisCodec.source("FILE", "[" + card.repeat(20) + "]").queries().size());
    assertThrows(
        InvalidValueException.class,
        () -> DiagnosisCodec.source("FILE", "[" + card.repeat(21) + "]"));
  }
}
