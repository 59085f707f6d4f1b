package dev.kaquan.api;

import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.diagnosis.Diagnosis;
import dev.kaquan.wire.CardExtJson;
import dev.kaquan.wire.MalformedWireException;
import java.util.Map;
import java.util.function.BiFunction;

/** A request to find out what is wrong with a cardExt: {@code {"cardId","cardExt"}}. */
public final class DiagnoseRequest {
  private static final String NO_STRING =
      "must be a string: pass the text of the JSON, as JSON.stringify gives it, not the object";
  private static final String NO_JSON = "must be the text of one JSON object; this is none";

  private DiagnoseRequest() {}

  /**
   * Reads {@code body} and has it diagnosed. A cardExt that is no string or no JSON is a diagnosis
   * too.
   *
   * @param diagnose takes the card id and the fields of the cardExt
   * @throws dev.kaquan.domain.InvalidValueException if the body is not of this form
   */
  public static Diagnosis read(
      String body, BiFunction<String, ReceivedCardExt, Diagnosis> diagnose) {
    Map<String, Object> fields = JsonBody.object(body);
    JsonBody json = JsonBody.of(body).knowing("cardId", "cardExt");
    String cardId = json.requiredText("cardId");
    if (fields.get("cardExt") == null) {
      json.requiredText("cardExt");
    }
    json.violations().throwIfAny();
    return fields.get("cardExt") instanceof String cardExt
        ? text(cardId, cardExt, diagnose)
        : Diagnosis.unreadable(NO_STRING);
  }

  /** Has the text of a cardExt diagnosed. */
  public static Diagnosis text(
      String cardId, String cardExt, BiFunction<String, ReceivedCardExt, Diagnosis> diagnose) {
    try {
      return diagnose.apply(cardId, ReceivedCardExt.of(CardExtJson.read(cardExt)));
    } catch (MalformedWireException e) {
      return Diagnosis.unreadable(NO_JSON);
    }
  }
}
