package dev.kaquan.api;

import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.SignedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.wire.WireJson;
import java.util.List;

/** Writes what Kaquan answers, as JSON: the same over HTTP and on the command line. */
public final class ApiAnswers {
  private ApiAnswers() {}

  /** {@code {"cardId"}}. */
  public static String created(CardId id) {
    return WireJson.write(new CreatedJson(id.value()));
  }

  /** One card, and the template it was made from. */
  public static String card(StoredCard kept) {
    return WireJson.write(CardJson.integer(kept));
  }

  /** {@code {"cards":[…]}}, without their templates. */
  public static String cards(List<StoredCard> kept) {
    return WireJson.write(new CardsJson(kept.stream().map(CardJson::brief).toList()));
  }

  /** {@code {"requestId","cardList":[{"cardId","cardExt"}]}}. */
  public static String prepared(PrepareAddCard.Prepared prepared) {
    return WireJson.write(new PreparedJson(
        prepared.id().value(),
        prepared.cardList().stream().map(CardExtItemJson::of).toList()));
  }

  /** {@code {"requestId","outcome","cards":[{"cardId","outcome","code"?,"message"?}]}}. */
  public static String reported(AddCardRequest request) {
    List<OfferJson> cards = request.offers().stream().map(OfferJson::of).toList();
    List<String> outcomes = cards.stream().map(OfferJson::outcome).distinct().toList();
    String outcome = outcomes.size() == 1
        ? outcomes.get(0)
        : outcomes.contains("added") ? "partly-added" : "failed";
    return WireJson.write(new ReportedJson(request.id().value(), outcome, cards));
  }

  /** {@code {"cardList":[{"cardId","code"}]}}. */
  public static String opened(OpenCards.Opened opened) {
    return WireJson.write(new OpenedJson(opened.cards().stream()
        .map(card -> new OpenableJson(card.cardId().value(), card.code().value()))
        .toList()));
  }

  /** {@code {"valid","findings","violations","signedText","hints"}}. */
  public static String diagnosis(Diagnosis diagnosis) {
    return WireJson.write(new DiagnosisJson(
        diagnosis.valid(),
        diagnosis.findings().stream()
            .map(finding -> new FindingJson(
                finding.mistake().stableName(), finding.explanation(), finding.fix()))
            .toList(),
        violations(diagnosis.violations()),
        diagnosis.signedText(),
        diagnosis.hints()));
  }

  /**
   * A problem as RFC 9457 describes it, of media type {@code application/problem+json}.
   *
   * @param code the stable name of the kind of problem, explained in {@code docs/errors.md}
   */
  public static String problem(int status, String code, String detail, List<Violation> violations) {
    return WireJson.write(new ProblemJson(
        "urn:kaquan:problem:" + code,
        code.replace('-', ' '),
        status,
        detail,
        violations(violations)));
  }

  private static List<ViolationJson> violations(List<Violation> violations) {
    return violations.stream()
        .map(broken ->
            new ViolationJson(broken.field(), broken.rule(), broken.source().toString()))
        .toList();
  }

  private record CreatedJson(String cardId) {}

  private record CardsJson(List<CardJson> cards) {}

  private record PreparedJson(String requestId, List<CardExtItemJson> cardList) {}

  private record CardExtItemJson(String cardId, String cardExt) {
    static CardExtItemJson of(SignedCardExt signed) {
      return new CardExtItemJson(signed.cardId().value(), signed.cardExt());
    }
  }

  private record ReportedJson(String requestId, String outcome, List<OfferJson> cards) {}

  private record OpenedJson(List<OpenableJson> cardList) {}

  private record OpenableJson(String cardId, String code) {}

  private record DiagnosisJson(
      boolean valid,
      List<FindingJson> findings,
      List<ViolationJson> violations,
      String signedText,
      List<String> hints) {}

  private record FindingJson(String mistake, String explanation, String fix) {}

  private record ViolationJson(String field, String rule, String source) {}

  private record ProblemJson(
      String type, String title, int status, String detail, List<ViolationJson> violations) {}
}
