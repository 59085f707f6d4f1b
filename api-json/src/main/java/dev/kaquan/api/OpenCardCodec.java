package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.ReportOpenCard;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.wire.OpenCardItem;
import dev.kaquan.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON of wx.openCard. */
public final class OpenCardCodec {
  private OpenCardCodec() {}

  /** Returns the problem that a person does not hold cards. */
  public static Problem notHeld(OpenCards.NotHeld notHeld) {
    return Problem.of(
        404,
        "not-held",
        "This person is not known to hold " + CardFields.of(notHeld.indexes()) + ".");
  }

  /**
   * Reads {@code {"openid","cards"?:[{"cardId","code"?}]}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static OpenCards.Query query(String body) {
    JsonBody json = JsonBody.of(body).allowing("openid", "cards");
    Violations violations = json.violations();
    String openid = json.requiredString("openid");
    List<OpenCards.Wanted> cards = new ArrayList<>();
    List<JsonBody> requested = json.objects("cards");
    for (int i = 0; i < requested.size(); i++) {
      JsonBody card = requested.get(i).allowing("cardId", "code");
      String cardId = card.requiredString("cardId");
      String code = card.string("code");
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

  /**
   * Reads {@code {"errMsg","cardList":[{"cardId","code"}]}}, the result of {@code wx.openCard} with what it was
   * given. Returns no cards unless it succeeded.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static List<ReportOpenCard.Opened> report(String body) {
    JsonBody json = JsonBody.quoting(body).allowing("errMsg", "cardList");
    Violations violations = json.violations();
    String errMsg = json.requiredString("errMsg");
    List<ReportOpenCard.Opened> opened = new ArrayList<>();
    List<JsonBody> cards = json.objects("cardList");
    for (int i = 0; i < cards.size(); i++) {
      JsonBody card = cards.get(i).allowing("cardId", "code");
      String path = "cardList[" + i + "]";
      Optional<CardId> cardId = violations.capture(path, () -> new CardId(card.string("cardId")));
      Optional<CardCode> code = violations.capture(path, () -> new CardCode(card.string("code")));
      if (cardId.isPresent() && code.isPresent()) {
        opened.add(new ReportOpenCard.Opened(cardId.get(), code.get()));
      }
    }
    violations.throwIfAny();
    return errMsg.equals("openCard:ok") ? opened : List.of();
  }

  /** Writes {@code {"cardList":[{"cardId","code"}]}}. */
  public static String opened(OpenCards.Opened opened) {
    return WireJson.write(new OpenedJson(opened.cards().stream()
        .map(card -> new OpenCardItem(card.cardId().value(), card.code().value()))
        .toList()));
  }

  private record OpenedJson(List<OpenCardItem> cardList) {}
}
