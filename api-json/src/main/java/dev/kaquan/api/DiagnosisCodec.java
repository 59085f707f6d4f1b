package dev.kaquan.api;

import dev.kaquan.application.diagnosis.DiagnoseSignature;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.wire.CardExtJson;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.util.List;

/** The JSON of diagnoses. */
public final class DiagnosisCodec {
  private static final String NOT_A_STRING =
      "must be a string: pass the JSON text, as JSON.stringify returns it, not the object";
  private static final String NOT_AN_OBJECT = "must be the text of one JSON object";

  private DiagnosisCodec() {}

  /**
   * Reads {@code {"cardId","cardExt"}}. A cardExt that is not a string, or not JSON, is a finding of
   * the diagnosis and not an error here.
   *
   * @throws dev.kaquan.domain.InvalidValueException if a field is missing or unknown
   */
  public static DiagnoseSignature.Query query(String body) {
    JsonBody json = JsonBody.of(body).allowing("cardId", "cardExt");
    String cardId = json.requiredString("cardId");
    Object cardExt = json.required("cardExt");
    json.violations().throwIfAny();
    return new DiagnoseSignature.Query(
        cardId,
        cardExt instanceof String text ? cardExt(text) : ReceivedCardExt.unreadable(NOT_A_STRING));
  }

  public static ReceivedCardExt cardExt(String text) {
    try {
      return ReceivedCardExt.of(CardExtJson.read(text));
    } catch (MalformedWireException e) {
      return ReceivedCardExt.unreadable(NOT_AN_OBJECT);
    }
  }

  /** Writes {@code {"valid","findings","violations","signedText","hints"}}. */
  public static String diagnosis(Diagnosis diagnosis) {
    return WireJson.write(new DiagnosisJson(
        diagnosis.valid(),
        diagnosis.findings().stream()
            .map(finding -> new FindingJson(
                finding.mistake().stableName(), finding.explanation(), finding.fix()))
            .toList(),
        ViolationJson.all(diagnosis.violations()),
        diagnosis.signedText(),
        diagnosis.hints()));
  }

  private record DiagnosisJson(
      boolean valid,
      List<FindingJson> findings,
      List<ViolationJson> violations,
      String signedText,
      List<String> hints) {}

  private record FindingJson(String mistake, String explanation, String fix) {}
}
