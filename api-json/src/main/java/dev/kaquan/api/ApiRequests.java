package dev.kaquan.api;

import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.ReportAddCard;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.ReportedCard;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.RequestedCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the bodies that Kaquan is sent. Each method throws {@link InvalidValueException} with
 * everything that is wrong with the form of a body.
 */
public final class ApiRequests {
  private ApiRequests() {}

  /** What {@code /card/create} takes, field by field, unknown fields included. */
  public static Map<String, Object> card(String body) {
    return JsonBody.object(body);
  }

  /** {@code {"openid"?, "cards":[{"cardId","code"?,"outerStr"?,"fixedBeginTimestamp"?}]}}. */
  public static AddCardDraft addCard(String body) {
    JsonBody json = JsonBody.of(body).knowing("openid", "cards");
    List<RequestedCard> cards = new ArrayList<>();
    for (JsonBody card : json.objects("cards")) {
      card.knowing("cardId", "code", "outerStr", "fixedBeginTimestamp");
      cards.add(new RequestedCard(
          card.requiredText("cardId"),
          card.text("code"),
          card.text("outerStr"),
          card.textOrNumber("fixedBeginTimestamp")));
    }
    AddCardDraft draft = new AddCardDraft(json.text("openid"), cards);
    json.violations().throwIfAny();
    return draft;
  }

  /**
   * What {@code wx.addCard} handed to success or fail, untouched; fields that are not known here are
   * passed over. A card that does not say {@code isSuccess} was taken if it has a code.
   */
  public static ReportAddCard.Command addCardResult(String requestId, String body) {
    JsonBody json = JsonBody.of(body);
    List<ReportedCard> cards = new ArrayList<>();
    for (JsonBody card : json.objects("cardList")) {
      String code = card.text("code");
      cards.add(new ReportedCard(
          card.text("cardId"),
          card.text("cardExt"),
          code,
          card.flag("isSuccess", !code.isEmpty())));
    }
    String errMsg = json.requiredText("errMsg");
    json.violations().throwIfAny();
    return new ReportAddCard.Command(
        new RequestId(requestId), AddCardReport.of(errMsg, cards), body);
  }

  /** {@code {"openid","cards"?:[{"cardId","code"?}]}}. */
  public static OpenCards.Query openCard(String body) {
    JsonBody json = JsonBody.of(body).knowing("openid", "cards");
    Violations violations = json.violations();
    String openid = json.requiredText("openid");
    List<OpenCards.Wanted> cards = new ArrayList<>();
    List<JsonBody> requested = json.objects("cards");
    for (int i = 0; i < requested.size(); i++) {
      JsonBody card = requested.get(i).knowing("cardId", "code");
      String cardId = card.requiredText("cardId");
      String code = card.text("code");
      if (!cardId.isEmpty()) {
        violations
            .capture("cards[" + i + "]", () -> new CardId(cardId))
            .ifPresent(id -> cards.add(new OpenCards.Wanted(id, code)));
      }
    }
    Optional<OpenId> person =
        openid.isEmpty() ? Optional.empty() : violations.capture("", () -> new OpenId(openid));
    if (openid.isEmpty() && violations.isEmpty()) {
      violations.capture("", () -> new OpenId(openid));
    }
    violations.throwIfAny();
    return new OpenCards.Query(person.orElseThrow(), cards);
  }
}
