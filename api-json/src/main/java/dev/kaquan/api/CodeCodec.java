package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.api.RedemptionCodec.Mark;
import dev.kaquan.api.RedemptionCodec.RedemptionJson;
import dev.kaquan.application.code.FindCode.FoundCode;
import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.code.CodeDeposit;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import dev.kaquan.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON of custom codes. */
public final class CodeCodec {
  /** There is no such deposit. */
  public static final Problem UNKNOWN_DEPOSIT =
      Problem.of(404, "unknown-deposit", "No deposit has this id.");

  /** There is no such import. */
  public static final Problem UNKNOWN_IMPORT =
      Problem.of(404, "unknown-import", "No import has this id.");

  /** More files would need more threads. */
  public static final Problem TOO_MANY_UPLOADS =
      Problem.of(409, "in-progress", "Several files are being received: wait until one is stored.");

  /** The card has no such code. */
  public static final Problem UNKNOWN =
      Problem.of(404, "unknown-code", "The card has no such code, neither here nor at WeChat.");

  /** A code cannot be retired any more. */
  public static final Problem CLAIMED =
      Problem.of(409, "already-claimed", "The code was claimed or redeemed already.");

  private CodeCodec() {}

  /**
   * Writes {@code {"cardId","code","state"?,"requestId"?,"openid"?,"redemption"?,"replacedBy"?,"platform"?,
   * "platformFailure"?}}. The state and what follows are those of an imported code.
   */
  public static String code(FoundCode found) {
    Map<String, Object> json = key(found.cardId(), found.code());
    found.imported().ifPresent(code -> putImported(json, code));
    found
        .redemption()
        .ifPresent(redemption -> json.put("redemption", RedemptionJson.of(redemption)));
    found.replacedBy().ifPresent(code -> json.put("replacedBy", code.value()));
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

  /** Writes {@code {"cardId","code","replaced"}}, of which the first code is the new one. */
  public static String updated(CardId cardId, CardCode code, CardCode newCode) {
    Map<String, Object> json = key(cardId, newCode);
    json.put("replaced", code.value());
    return WireJson.write(json);
  }

  /** Writes {@code {"cardId","code","possession":"unavailable"}}. */
  public static String unavailable(CardId cardId, CardCode code) {
    Map<String, Object> json = key(cardId, code);
    json.put("possession", Possession.UNAVAILABLE.wireName());
    return WireJson.write(json);
  }

  /** Writes {@code {"cardId","code","openid","isMarked"}}. */
  public static String marked(CardId cardId, CardCode code, Mark mark) {
    Map<String, Object> json = key(cardId, code);
    json.put("openid", mark.openid().value());
    json.put("isMarked", mark.isMarked());
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

  /** Writes {@code {"cardId","available","reserved","prepared","deposited","claimed","redeemed","rejected","retired","total"}}. */
  public static String stock(CardId cardId, CodeStock stock) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cardId", cardId.value());
    for (CodeState state : CodeState.values()) {
      json.put(state.wireName(), stock.count(state));
    }
    json.put("total", stock.total());
    return WireJson.write(json);
  }

  /** Writes a deposit; one that failed says why. */
  public static String deposit(StoredDeposit stored) {
    CodeDeposit deposit = stored.deposit();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("depositId", deposit.id());
    json.put("cardId", deposit.cardId().value());
    json.put("state", deposit.state().wireName());
    json.put("createdAt", deposit.createdAt().toString());
    json.put("deposited", deposit.deposited());
    json.put("rejected", deposit.rejected());
    if (!stored.attempts().lastFailure().isEmpty()) {
      json.put("failures", stored.attempts().failures());
      json.put("lastFailure", stored.attempts().lastFailure());
      stored.attempts().next().ifPresent(next -> json.put("nextAttempt", next.toString()));
    }
    return WireJson.write(json);
  }

  /** Writes an import, with the first lines that are wrong. */
  public static String codeImport(FoundImport found) {
    CodeImport job = found.job();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("importId", job.id());
    json.put("cardId", job.cardId().value());
    json.put("state", job.state().wireName());
    json.put("createdAt", job.createdAt().toString());
    json.put("lines", job.progress().lines());
    json.put("codes", job.progress().codes());
    json.put("wrong", job.progress().wrong());
    json.put("linesPerSecond", job.linesPerSecond());
    if (job.state() == CodeImport.State.PENDING) {
      job.timeLeft().ifPresent(left -> json.put("secondsLeft", left.toSeconds()));
    }
    if (!found.wrong().isEmpty()) {
      json.put("wrongLines", found.wrong());
    }
    return WireJson.write(json);
  }
}
