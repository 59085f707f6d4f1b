package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.diagnosis.DiagnoseSignature;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.wire.CardExtJson;
import dev.kaquan.wire.JavaScriptCardList;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of diagnoses. */
public final class DiagnosisCodec {
  private static final int MAX_CARDS = 20;
  private static final String NOT_A_STRING =
      "must be a string: pass the JSON text, as JSON.stringify returns it, not the object";
  private static final String NOT_AN_OBJECT = "must be the text of one JSON object";

  private DiagnosisCodec() {}

  /**
   * What is to be diagnosed.
   *
   * @param isList whether the answer is a list, as a cardList was given
   */
  public record Request(List<DiagnoseSignature.Query> queries, boolean isList) {
    public Request {
      queries = List.copyOf(queries);
    }
  }

  /**
   * Reads {@code {"cardId","cardExt"}}, {@code {"cardList"}}, or {@code {"source"}} with a {@code
   * wx.addCard} call. A body that is no object is such a call, or a list of cards. A cardExt that is not a string, or not JSON, is a finding of the diagnosis and not
   * an error here.
   *
   * @throws dev.kaquan.domain.InvalidValueException if a field is missing or unknown, or the source is
   *     not a call with literals
   */
  public static Request request(String body) {
    if (!body.isBlank() && !body.stripLeading().startsWith("{")) {
      return source("body", body);
    }
    JsonBody json = JsonBody.quoting(body).allowing("cardId", "cardExt", "cardList", "source");
    if (json.has("source")) {
      String source = json.requiredString("source");
      json.violations().throwIfAny();
      return source("source", source);
    }
    if (json.has("cardList")) {
      List<DiagnoseSignature.Query> queries = new ArrayList<>();
      for (JsonBody card : json.objects("cardList")) {
        queries.add(query(card));
      }
      json.violations().throwIfAny();
      return list("cardList", queries);
    }
    DiagnoseSignature.Query query = query(json);
    json.violations().throwIfAny();
    return new Request(List.of(query), false);
  }

  /**
   * Reads a {@code wx.addCard} call from source code, or a cardList.
   *
   * @param field the name of the source in violations
   * @throws dev.kaquan.domain.InvalidValueException if it is neither
   */
  public static Request source(String field, String source) {
    try {
      List<DiagnoseSignature.Query> queries = new ArrayList<>();
      for (Map<String, Object> card : JavaScriptCardList.read(source)) {
        Object cardId = card.get("cardId");
        queries.add(new DiagnoseSignature.Query(
            cardId instanceof String text ? text : "", cardExt(card.get("cardExt"))));
      }
      return list(field, queries);
    } catch (MalformedWireException e) {
      throw new InvalidValueException(
          field,
          "must be a call of wx.addCard or a cardList; this one " + e.getMessage(),
          RuleReference.API);
    }
  }

  private static Request list(String field, List<DiagnoseSignature.Query> queries) {
    Check.that(
        !queries.isEmpty() && queries.size() <= MAX_CARDS,
        field,
        "must have 1 to " + MAX_CARDS + " cards",
        RuleReference.API);
    return new Request(queries, true);
  }

  private static DiagnoseSignature.Query query(JsonBody json) {
    String cardId = json.requiredString("cardId");
    return new DiagnoseSignature.Query(cardId, cardExt(json.required("cardExt")));
  }

  private static ReceivedCardExt cardExt(@Nullable Object cardExt) {
    return cardExt instanceof String text
        ? cardExt(text)
        : ReceivedCardExt.unreadable(NOT_A_STRING);
  }

  public static ReceivedCardExt cardExt(String text) {
    try {
      return ReceivedCardExt.of(CardExtJson.read(text));
    } catch (MalformedWireException e) {
      return ReceivedCardExt.unreadable(NOT_AN_OBJECT);
    }
  }

  /**
   * Writes {@code {"valid","findings","violations","signedText","hints"}}, or, for a list, {@code
   * {"valid","cards":[{"cardId","valid",…}]}}.
   *
   * @param diagnoses one for each query, in the same order
   */
  public static String diagnoses(Request request, List<Diagnosis> diagnoses) {
    if (!request.isList()) {
      return WireJson.write(json("", diagnoses.get(0)));
    }
    List<DiagnosisJson> cards = new ArrayList<>();
    for (int i = 0; i < diagnoses.size(); i++) {
      cards.add(json(request.queries().get(i).cardId(), diagnoses.get(i)));
    }
    return WireJson.write(new DiagnosesJson(diagnoses.stream().allMatch(Diagnosis::valid), cards));
  }

  private static DiagnosisJson json(String cardId, Diagnosis diagnosis) {
    return new DiagnosisJson(
        cardId,
        diagnosis.valid(),
        diagnosis.findings().stream()
            .map(finding -> new FindingJson(
                finding.mistake().stableName(), finding.explanation(), finding.fix()))
            .toList(),
        ViolationJson.all(diagnosis.violations()),
        diagnosis.signedText(),
        diagnosis.hints());
  }

  private record DiagnosesJson(boolean valid, List<DiagnosisJson> cards) {}

  private record DiagnosisJson(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String cardId,
      boolean valid,
      List<FindingJson> findings,
      List<ViolationJson> violations,
      String signedText,
      List<String> hints) {}

  private record FindingJson(String mistake, String explanation, String fix) {}
}
