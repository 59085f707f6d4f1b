package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.ReportAddCard;
import dev.kaquan.application.claim.RequestProgress;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.ReportedCard;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.RequestedCard;
import dev.kaquan.wire.AddCardItem;
import dev.kaquan.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JSON of wx.addCard. Each reader throws {@link dev.kaquan.domain.InvalidValueException} with
 * everything that is wrong with the form of the body.
 */
public final class AddCardCodec {
  /** There is no such request. */
  public static final Problem UNKNOWN =
      Problem.of(404, "unknown-request", "No request with this id was prepared here.");

  private AddCardCodec() {}

  /** Returns the problem that custom codes are out of stock. */
  public static Problem outOfStock(PrepareAddCard.OutOfStock nothing) {
    return Problem.of(
        409,
        "out-of-stock",
        "No custom code is available for " + CardFields.of(nothing.indexes())
            + ": import codes, or give a code.");
  }

  /** Reads {@code {"openid"?,"cards":[{"cardId","code"?,"outerStr"?,"fixedBeginTimestamp"?}]}}. */
  public static AddCardDraft draft(String body) {
    JsonBody json = JsonBody.of(body).allowing("openid", "cards");
    List<RequestedCard> cards = new ArrayList<>();
    for (JsonBody card : json.objects("cards")) {
      card.allowing("cardId", "code", "outerStr", "fixedBeginTimestamp");
      cards.add(new RequestedCard(
          card.requiredString("cardId"),
          card.string("code"),
          card.string("outerStr"),
          card.stringOrNumber("fixedBeginTimestamp")));
    }
    AddCardDraft draft = new AddCardDraft(json.nonEmptyString("openid"), cards);
    json.violations().throwIfAny();
    return draft;
  }

  /** Writes {@code {"requestId","cardList":[{"cardId","cardExt"}],"warnings"?}}. */
  public static String prepared(PrepareAddCard.Prepared prepared) {
    return WireJson.write(new PreparedJson(
        prepared.id().value(),
        prepared.cardList().stream()
            .map(card -> new AddCardItem(card.cardId().value(), card.cardExt()))
            .toList(),
        prepared.warnings().stream()
            .map(warning -> new WarningJson(warning.field(), warning.text()))
            .toList()));
  }

  /** Writes {@code {"cardId","cardExt"}}, an element of a cardList. */
  public static String item(CardId cardId, String cardExt) {
    return WireJson.write(new AddCardItem(cardId.value(), cardExt));
  }

  /**
   * Reads what {@code wx.addCard} passed to success or fail, unchanged; unknown fields are ignored. A
   * card without {@code isSuccess} counts as claimed if it has a code.
   */
  public static ReportAddCard.Command report(String requestId, String body) {
    JsonBody json = JsonBody.quoting(body);
    List<ReportedCard> cards = new ArrayList<>();
    for (JsonBody card : json.objects("cardList")) {
      String code = card.string("code");
      cards.add(new ReportedCard(
          card.string("cardId"),
          card.string("cardExt"),
          code,
          card.flag("isSuccess", !code.isEmpty())));
    }
    String errMsg = json.requiredString("errMsg");
    json.violations().throwIfAny();
    return new ReportAddCard.Command(
        new RequestId(requestId), AddCardReport.of(errMsg, cards), body);
  }

  /** Writes {@code {"requestId","outcome","cards":[{"cardId","outcome","code"?,"message"?}]}}. */
  public static String reported(AddCardRequest request) {
    List<OfferJson> cards = request.offers().stream().map(OfferJson::of).toList();
    return WireJson.write(new ReportedJson(request.id().value(), outcome(cards), cards));
  }

  /**
   * Writes {@code {"requestId","madeAt","openid"?,"outcome","cards"}}, each card with its {@code
   * cardExt}, and with {@code pending} if its plain code is not known yet.
   */
  public static String request(RequestProgress progress) {
    return WireJson.write(requestJson(progress));
  }

  /** Writes {@code {"items":[…],"next"?}}, each item as {@link #request} does. */
  public static String requests(Page<RequestProgress> page) {
    return WireJson.write(PageJson.of(page.map(AddCardCodec::requestJson)));
  }

  /**
   * Reads an outcome that selects requests.
   *
   * @param name empty for all requests
   * @throws InvalidValueException for {@code outcome}
   */
  public static Optional<Outcome> selectedOutcome(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Outcome.named(name)
        .orElseThrow(() -> new InvalidValueException(
            "outcome", "must be open, cancelled, failed, taken or added", RuleReference.API)));
  }

  private static RequestJson requestJson(RequestProgress progress) {
    AddCardRequest request = progress.request();
    Map<Integer, PendingCode> pending = progress.pendingCodes().stream()
        .collect(Collectors.toMap(PendingCode::index, Function.identity()));
    List<OfferJson> cards = new ArrayList<>();
    for (int index = 0; index < request.offers().size(); index++) {
      cards.add(OfferJson.withDetails(
          request.offers().get(index), Optional.ofNullable(pending.get(index))));
    }
    return new RequestJson(
        request.id().value(),
        request.madeAt().toString(),
        request.person().inCardExt(),
        outcome(cards),
        cards);
  }

  /**
   * Sums up the outcomes of all cards: the common one; {@code taken} if every card was claimed and
   * some codes are not decrypted yet; otherwise {@code partly-} and the first of added, taken, failed
   * and cancelled that occurs.
   */
  private static String outcome(List<OfferJson> cards) {
    List<String> outcomes = cards.stream().map(OfferJson::outcome).distinct().toList();
    if (outcomes.size() == 1) {
      return outcomes.get(0);
    }
    if (Set.of("added", "taken").containsAll(outcomes)) {
      return "taken";
    }
    return Stream.of("added", "taken", "failed", "cancelled")
        .filter(outcomes::contains)
        .findFirst()
        .map("partly-"::concat)
        .orElseThrow();
  }

  private record PreparedJson(
      String requestId,
      List<AddCardItem> cardList,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WarningJson> warnings) {}

  private record WarningJson(String field, String warning) {}

  private record ReportedJson(String requestId, String outcome, List<OfferJson> cards) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record RequestJson(
      String requestId, String madeAt, String openid, String outcome, List<OfferJson> cards) {}
}
