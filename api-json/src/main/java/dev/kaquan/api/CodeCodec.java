package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.api.RedemptionCodec.RedemptionJson;
import dev.kaquan.application.code.FindCode.FoundCode;
import dev.kaquan.application.code.ImportCodes.Imported;
import dev.kaquan.application.code.ImportCodes.Refused;
import dev.kaquan.application.code.ImportCodes.WrongLine;
import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
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
      Problem.of(404, "unknown-code", "The card has no such code, neither here nor at WeChat.");

  /** A code cannot be retired any more. */
  public static final Problem CLAIMED =
      Problem.of(409, "already-claimed", "The code was claimed or redeemed already.");

  private CodeCodec() {}

  /**
   * Writes {@code {"cardId","code","state"?,"requestId"?,"openid"?,"redemption"?,"platform"?,"platformFailure"?}}. The
   * state and what follows are those of an imported code.
   */
  public static String code(FoundCode found) {
    Map<String, Object> json = key(found.cardId(), found.code());
    found.imported().ifPresent(code -> putImported(json, code));
    found
        .redemption()
        .ifPresent(redemption -> json.put("redemption", RedemptionJson.of(redemption)));
    found.atPlatform().ifPresent(code -> json.put("platform", platform(code)));
    if (!found.platformFailure().isEmpty()) {
      json.put("platformFailure", found.platformFailure());
    }
    return WireJson.write(json);
  }

  /** Writes {@code {"cardId","code","state":"retired"}}. */
  public static String retired(CardId cardId, CardCode code) {
    Map<String, Object> json = key(cardId, code);
    json.put("state", CodeState.RETIRED.wireName());
    return WireJson.write(json);
  }

  /** Writes {@code {"code"}}. */
  public static String decrypted(CardCode code) {
    return WireJson.write(Map.of("code", code.value()));
  }

  private static Map<String, Object> key(CardId cardId, CardCode code) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cardId", cardId.value());
    json.put("code", code.value());
    return json;
  }

  private static void putImported(Map<String, Object> json, InventoryCode code) {
    json.put("state", code.state().wireName());
    code.preparation().ifPresent(preparation -> {
      json.put("requestId", preparation.request().value());
      preparation.person().openidIfBound().ifPresent(openid -> json.put("openid", openid.value()));
    });
  }

  private static Map<String, Object> platform(PlatformCode code) {
    Map<String, Object> json = new LinkedHashMap<>();
    code.openid().ifPresent(openid -> json.put("openid", openid.value()));
    if (!code.channel().equals(OuterStr.NONE)) {
      json.put("channel", code.channel().value());
    }
    json.put("isRedeemed", code.isRedeemed());
    code.possession().ifPresent(possession -> json.put("possession", possession.wireName()));
    return json;
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
