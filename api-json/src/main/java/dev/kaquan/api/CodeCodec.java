package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.code.ImportCodes.Imported;
import dev.kaquan.application.code.ImportCodes.Refused;
import dev.kaquan.application.code.ImportCodes.WrongLine;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import dev.kaquan.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of custom codes. */
public final class CodeCodec {
  /** Another import of the card has begun. */
  public static final Problem IMPORT_ENDED = Problem.of(
      409,
      "in-progress",
      "Another import of this card has begun; nothing of this one was imported.");

  /** The card has no such code. */
  public static final Problem UNKNOWN =
      Problem.of(404, "unknown-code", "This card has no such code here: import it.");

  /** A code cannot be retired any more. */
  public static final Problem CLAIMED =
      Problem.of(409, "already-claimed", "The code was claimed or redeemed already.");

  private CodeCodec() {}

  /** Writes {@code {"cardId","code","state","requestId"?,"openid"?}}. */
  public static String code(InventoryCode code) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cardId", code.cardId().value());
    json.put("code", code.code().value());
    json.put("state", code.state().wireName());
    code.preparation().ifPresent(preparation -> {
      json.put("requestId", preparation.request().value());
      preparation.person().openidIfBound().ifPresent(openid -> json.put("openid", openid.value()));
    });
    return WireJson.write(json);
  }

  /** Writes {@code {"cardId","available","prepared","claimed","redeemed","retired","total"}}. */
  public static String stock(CardId cardId, CodeStock stock) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cardId", cardId.value());
    for (CodeState state : CodeState.values()) {
      json.put(state.wireName(), stock.count(state));
    }
    json.put("total", stock.total());
    return WireJson.write(json);
  }

  /** Writes {@code {"imported"}}. */
  public static String imported(Imported imported) {
    return WireJson.write(Map.of("imported", imported.codes()));
  }

  /** Writes {@code {"imported":0,"wrong","lines":[{"number","rule"}]}}. */
  public static String refused(Refused refused) {
    return WireJson.write(new RefusedJson(0, refused.count(), refused.first()));
  }

  private record RefusedJson(long imported, long wrong, List<WrongLine> lines) {}
}
