package dev.kaquan.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.RequestProgress;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CardExt;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Nonce;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.SignedCardExt;
import dev.kaquan.domain.claim.ValidityStart;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.wire.CardExtJson;
import dev.kaquan.wire.WireJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseJsonTest {
  private static final String CARD = CardSamples.CARD_ID.value();
  private static final ApiTicket TICKET = new ApiTicket("a-ticket");
  private static final String ALPHABET = "a\"\\/\u2028\u2029门😀<>&='{}";

  @ParameterizedTest
  @ValueSource(
      strings = {"shop-7", "门店", "say \"hi\"", "back\\slash", "\u2028\u2029", "😀", "</script>"})
  void a_channel_survives_cardExt_and_answer_byte_for_byte(String channel) throws Exception {
    assertSurvives(channel);
  }

  @Test
  void any_channel_survives() throws Exception {
    SplittableRandom random = new SplittableRandom(20261124);
    int[] letters = ALPHABET.codePoints().toArray();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder channel = new StringBuilder();
      int length = random.nextInt(1, 20);
      for (int at = 0; at < length; at++) {
        channel.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      assertSurvives(channel.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "open, open",
    "cancelled, cancelled",
    "failed, failed",
    "taken, taken",
    "added, added",
    "open cancelled, partly-cancelled",
    "open failed, partly-failed",
    "open taken, partly-taken",
    "open added, partly-added",
    "cancelled failed, partly-failed",
    "cancelled taken, partly-taken",
    "cancelled added, partly-added",
    "failed taken, partly-taken",
    "failed added, partly-added",
    "taken added, taken",
    "open cancelled failed, partly-failed",
    "open cancelled taken, partly-taken",
    "open cancelled added, partly-added",
    "open failed taken, partly-taken",
    "open failed added, partly-added",
    "open taken added, partly-added",
    "cancelled failed taken, partly-taken",
    "cancelled failed added, partly-added",
    "cancelled taken added, partly-added",
    "failed taken added, partly-added",
    "open cancelled failed taken, partly-taken",
    "open cancelled failed added, partly-added",
    "open cancelled taken added, partly-added",
    "open failed taken added, partly-added",
    "cancelled failed taken added, partly-added",
    "open cancelled failed taken added, partly-added"
  })
  void the_outcomes_of_a_request_are_summed_up(String outcomes, String expected) throws Exception {
    Map<String, OfferState> states = Map.of(
        "open", new OfferState.Open(),
        "cancelled", new OfferState.Cancelled(),
        "failed", new OfferState.Failed("(已领完)"),
        "taken", new OfferState.Taken(new EncryptedCode("A".repeat(64))),
        "added", added());
    List<OfferState> offers =
        Stream.of(outcomes.split(" ")).map(states::get).collect(Collectors.toList());
    offers.add(offers.get(0));
    assertEquals(expected, outcome(offers.toArray(OfferState[]::new)));
    Collections.reverse(offers);
    assertEquals(expected, outcome(offers.toArray(OfferState[]::new)));
  }

  @Test
  void a_plain_code_is_printed_and_an_encrypted_one_is_not() {
    String answer = AddCardCodec.reported(
        request(added(), new OfferState.Taken(new EncryptedCode("A".repeat(64)))));
    assertTrue(answer.contains("\"code\":\"0042\""));
    assertFalse(answer.contains("AAAA"));
  }

  @Test
  void a_single_card_includes_its_template_and_a_listed_one_does_not() throws Exception {
    StoredCard stored = StoredCard.created(
        CardSamples.PLAIN, Map.of("card", Map.of("title", "卡")), CardSamples.NOW);
    assertTrue(CardCodec.card(stored).endsWith(",\"template\":{\"card\":{\"title\":\"卡\"}}}"));
    StoredCard synced = StoredCard.synced(
        CardSamples.PLAIN, Map.of("card", Map.of("title", "新卡")), CardSamples.NOW);
    assertTrue(CardCodec.card(synced)
        .endsWith(",\"createdAt\":\"2017-03-22T13:42:38Z\",\"storedAt\":\"2017-03-22T13:42:38Z\","
            + "\"platformTemplate\":{\"card\":{\"title\":\"新卡\"}}}"));
    assertFalse(CardCodec.cards(new Page<>(List.of(stored), Optional.empty())).contains("emplate"));
    Map<String, Object> card = WireJson.readObject(CardCodec.card(stored));
    assertEquals(CARD, card.get("cardId"));
    assertEquals(false, card.get("bindOpenid"));
    assertEquals(
        Map.of("items", List.of()),
        WireJson.readObject(CardCodec.cards(new Page<>(List.of(), Optional.empty()))));
  }

  @Test
  void a_problem_has_the_members_of_rfc_9457() throws Exception {
    Map<String, Object> problem = WireJson.readObject(ProblemCodec.problem(
        new ProblemCodec.Problem(
            400,
            "invalid-request",
            "1 rule is broken",
            List.of(new Violation("cards", "must be there", RuleReference.API)),
            0,
            ""),
        "trace-1"));
    assertEquals(
        Map.of(
            "type", "urn:kaquan:problem:invalid-request",
            "title", "invalid request",
            "status", 400,
            "detail", "1 rule is broken",
            "instance", "urn:kaquan:request:trace-1",
            "violations",
                List.of(Map.of(
                    "field", "cards", "rule", "must be there", "source", "docs/api.md#api"))),
        problem);
  }

  @Test
  void a_diagnosis_of_what_cannot_be_read_is_an_answer_too() throws Exception {
    Map<String, Object> answer = diagnosis("{\"cardId\":\"p1\",\"cardExt\":{\"timestamp\":1}}");
    assertEquals(false, answer.get("valid"));
    assertTrue(answer.get("violations").toString().contains("must be a string"));
    assertTrue(answer.keySet().containsAll(List.of("findings", "signedText")));
    assertFalse(answer.containsKey("cardId"));
  }

  @Test
  void a_diagnosis_of_a_card_list_or_a_pasted_call_has_an_answer_for_each_card() throws Exception {
    String call = "wx.addCard({cardList:[{cardId:'p1',cardExt:'x'},{cardId:'p2',cardExt:{a:1}}]})";
    for (String body : List.of(
        call,
        "{\"cardList\":[{\"cardId\":\"p1\",\"cardExt\":\"x\"},{\"cardId\":\"p2\",\"cardExt\":{}}]}",
        WireJson.write(Map.of("source", call)))) {
      Map<String, Object> answer = diagnosis(body);
      assertEquals(false, answer.get("valid"));
      List<?> cards = (List<?>) answer.get("cards");
      assertEquals("p1", ((Map<?, ?>) cards.get(0)).get("cardId"));
      assertTrue(cards.get(0).toString().contains("must be the text of one JSON object"));
      assertEquals("p2", ((Map<?, ?>) cards.get(1)).get("cardId"));
      assertTrue(cards.get(1).toString().contains("must be a string"));
    }
  }

  /** Diagnoses cardExts that cannot be read. */
  private static Map<String, Object> diagnosis(String body) throws Exception {
    DiagnosisCodec.Request request = DiagnosisCodec.request(body);
    List<Diagnosis> diagnoses = request.queries().stream()
        .map(query -> query.cardExt().problem().map(Diagnosis::unreadable).orElseThrow())
        .toList();
    return WireJson.readObject(DiagnosisCodec.diagnoses(request, diagnoses));
  }

  private static void assertSurvives(String channel) throws Exception {
    CardExt ext = new CardExt(
        CardSamples.CARD_ID,
        new CodeSource.Platform(),
        new Recipient.Anyone(),
        CardSamples.NOW,
        new Nonce("nonce"),
        new OuterStr(channel),
        new ValidityStart.AtClaim());
    SignedCardExt signed = SignedCardExt.sign(ext, TICKET);
    assertEquals(channel, CardExtJson.read(signed.cardExt()).get("outer_str"));
    String answer = AddCardCodec.prepared(
        new PrepareAddCard.Prepared(new RequestId("r1"), List.of(signed), List.of()));
    Map<?, ?> item = (Map<?, ?>) ((List<?>) WireJson.readObject(answer).get("cardList")).get(0);
    assertEquals(signed.cardExt(), item.get("cardExt"));
    assertEquals(CARD, item.get("cardId"));
  }

  @Test
  void a_request_is_read_back_with_its_card_exts_and_outcomes() {
    AddCardRequest anyones =
        request(new OfferState.Open(), added(), new OfferState.Failed("(已领完)"));
    String json = """
        {"requestId":"r1","madeAt":"2017-03-22T13:42:38Z",%s"outcome":"partly-added","cards":[\
        {"cardId":"%s","outcome":"open","cardExt":"{}0"},\
        {"cardId":"%s","outcome":"added","code":"0042","cardExt":"{}1"},\
        {"cardId":"%s","outcome":"failed","message":"(已领完)","cardExt":"{}2"}]}""";
    assertEquals(json.formatted("", CARD, CARD, CARD), AddCardCodec.request(progress(anyones)));
    AddCardRequest persons = new AddCardRequest(
        anyones.id(),
        new Recipient.Bound(new OpenId("oPerson")),
        anyones.madeAt(),
        anyones.offers());
    assertEquals(
        json.formatted("\"openid\":\"oPerson\",", CARD, CARD, CARD),
        AddCardCodec.request(progress(persons)));
  }

  @Test
  void a_request_says_why_a_code_is_pending() {
    OfferState.Taken taken = new OfferState.Taken(new EncryptedCode("x".repeat(32)));
    Attempts first = Attempts.firstAt(CardSamples.NOW);
    Attempts failed = first.failed(Optional.of(CardSamples.NOW.plusSeconds(5)), "40056 invalid");
    List<PendingCode> pending = new ArrayList<>();
    for (Attempts attempts :
        List.of(first, failed, failed.failed(Optional.empty(), "48001 no permission"))) {
      pending.add(new PendingCode(
          new RequestId("r1"), pending.size() + 1, taken, CardSamples.NOW, attempts));
    }
    AddCardRequest request = request(new OfferState.Open(), taken, taken, taken);
    assertEquals(
        """
        {"items":[{"requestId":"r1","madeAt":"2017-03-22T13:42:38Z","outcome":"partly-taken","cards":[\
        {"cardId":"%1$s","outcome":"open","cardExt":"{}0"},\
        {"cardId":"%1$s","outcome":"taken","cardExt":"{}1","pending":\
        {"since":"2017-03-22T13:42:38Z","failures":0,"nextAttempt":"2017-03-22T13:42:38Z","parked":false}},\
        {"cardId":"%1$s","outcome":"taken","cardExt":"{}2","pending":\
        {"since":"2017-03-22T13:42:38Z","failures":1,"lastFailure":"40056 invalid",\
        "nextAttempt":"2017-03-22T13:42:43Z","parked":false}},\
        {"cardId":"%1$s","outcome":"taken","cardExt":"{}3","pending":\
        {"since":"2017-03-22T13:42:38Z","failures":2,"lastFailure":"48001 no permission","parked":true}}]}],\
        "next":"1490190158000.r1"}""".formatted(CARD),
        AddCardCodec.requests(new Page<>(
            List.of(new RequestProgress(request, pending)),
            Optional.of(new Cursor(CardSamples.NOW, "r1")))));
    assertEquals("{\"items\":[]}", AddCardCodec.requests(new Page<>(List.of(), Optional.empty())));
  }

  private static RequestProgress progress(AddCardRequest request) {
    return new RequestProgress(request, List.of());
  }

  private static Object outcome(OfferState... states) throws Exception {
    return WireJson.readObject(AddCardCodec.reported(request(states))).get("outcome");
  }

  private static OfferState added() {
    return new OfferState.Added(new CardCode("0042"));
  }

  private static AddCardRequest request(OfferState... states) {
    List<Offer> offers = new ArrayList<>();
    for (OfferState state : states) {
      offers.add(new Offer(CardSamples.CARD_ID, "{}" + offers.size(), new OuterStr(""), state));
    }
    return new AddCardRequest(new RequestId("r1"), new Recipient.Anyone(), CardSamples.NOW, offers);
  }
}
