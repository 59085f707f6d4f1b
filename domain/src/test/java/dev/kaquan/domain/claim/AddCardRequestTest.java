package dev.kaquan.domain.claim;

import static dev.kaquan.domain.card.CardSamples.CARD_ID;
import static dev.kaquan.domain.card.CardSamples.NOW;
import static dev.kaquan.domain.card.CardSamples.OPENID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddCardRequestTest {
  private static final String ENCRYPTED =
      "XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE";
  private static final OfferState TAKEN = new OfferState.Taken(new EncryptedCode(ENCRYPTED));
  private static final OfferState FAILED = new OfferState.Failed("");

  private static final AddCardRequest TWO = new AddCardRequest(
      new RequestId("r1"),
      new Recipient.Bound(OPENID),
      NOW,
      List.of(offer("{\"a\":1}"), offer("{\"b\":2}")));

  @Test
  void each_card_tells_for_itself_whether_it_was_taken() {
    AddCardRequest after =
        TWO.after(ended(reported("{\"b\":2}", true), reported("{\"a\":1}", false)));
    assertEquals(List.of(FAILED, TAKEN), states(after));
  }

  @Test
  void repeating_a_report_changes_nothing() {
    AddCardReport report = ended(reported("{\"a\":1}", true), reported("{\"b\":2}", false));
    AddCardRequest once = TWO.after(report);
    assertEquals(once, once.after(report));
  }

  @Test
  void leaving_cancels_what_was_not_taken() {
    AddCardRequest after =
        TWO.after(ended(reported("{\"a\":1}", true))).after(new AddCardReport.Cancelled());
    assertEquals(List.of(TAKEN, new OfferState.Cancelled()), states(after));
  }

  @Test
  void who_cancelled_may_claim_later() {
    AddCardRequest after =
        TWO.after(new AddCardReport.Cancelled()).after(ended(reported("{\"a\":1}", true)));
    assertEquals(List.of(TAKEN, new OfferState.Cancelled()), states(after));
  }

  @Test
  void an_added_card_stays_added() {
    OfferState added = new OfferState.Added(new CardCode("0042"));
    AddCardRequest resolved =
        TWO.with(List.of(TWO.offers().get(0).in(added), TWO.offers().get(1)));
    assertEquals(
        added, states(resolved.after(ended(reported("{\"a\":1}", false)))).get(0));
    assertEquals(
        added, states(resolved.after(ended(reported("{\"a\":1}", true)))).get(0));
    assertEquals(added, states(resolved.after(new AddCardReport.Failed("(x)"))).get(0));
  }

  @Test
  void a_failure_keeps_its_message() {
    AddCardReport report = AddCardReport.of("addCard:fail (签名错误)", List.of());
    assertEquals(new OfferState.Failed("(签名错误)"), states(TWO.after(report)).get(0));
  }

  @Test
  void added_cancelled_and_failed_differ() {
    assertEquals(ended(), AddCardReport.of("addCard:ok", List.of()));
    assertEquals(new AddCardReport.Cancelled(), AddCardReport.of("addCard:fail cancel", List.of()));
    assertEquals(new AddCardReport.Failed(""), AddCardReport.of("addCard:fail", List.of()));
    for (String other : List.of("", "openCard:ok", "addCard:okay")) {
      assertThrows(InvalidValueException.class, () -> AddCardReport.of(other, List.of()));
    }
  }

  @Test
  void a_card_ext_that_was_not_given_out_is_refused() {
    assertEquals(
        List.of("cardList[0].cardExt", "cardList[2].cardExt"),
        broken(ended(
            reported("{\"a\": 1}", true),
            reported("{\"a\":1}", true),
            reported("{\"a\":1}", true))));
    assertEquals(List.of("cardList"), broken(ended()));
  }

  @Test
  void a_success_without_its_encrypted_code_is_refused() {
    ReportedCard plain = new ReportedCard(CARD_ID.value(), "{\"a\":1}", "0042", true);
    assertEquals(List.of("cardList[0].code"), broken(ended(plain)));
  }

  private static List<String> broken(AddCardReport report) {
    return assertThrows(InvalidValueException.class, () -> TWO.after(report)).violations().stream()
        .map(Violation::field)
        .toList();
  }

  private static Offer offer(String cardExt) {
    return new Offer(CARD_ID, cardExt, OuterStr.NONE, new OfferState.Open());
  }

  private static AddCardReport ended(ReportedCard... cards) {
    return new AddCardReport.Ended(List.of(cards));
  }

  private static ReportedCard reported(String cardExt, boolean isSuccess) {
    return new ReportedCard(CARD_ID.value(), cardExt, isSuccess ? ENCRYPTED : "", isSuccess);
  }

  private static List<OfferState> states(AddCardRequest request) {
    return request.offers().stream().map(Offer::state).toList();
  }
}
