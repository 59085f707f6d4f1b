package dev.kaquan.sandbox.code;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import dev.kaquan.wire.CodeCard;
import dev.kaquan.wire.CodeGetReply;
import dev.kaquan.wire.DecryptReply;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Queries, redeems, renames and disables codes. */
public final class CodeEndpoints {
  /** Codes that a person does not have any more. */
  private static final Set<CodeStatus> UNLISTED =
      EnumSet.of(CodeStatus.CONSUMED, CodeStatus.GIFT_SUCC);

  /** The end of a permanent card: clients read 32 bits. */
  private static final long MAX_TIME = Integer.MAX_VALUE;

  private final SandboxContext context;
  private final Store store;
  private final HeldCodes codes;
  private final CardRecords cardRecords;
  private final Deposits deposits;
  private final Redemptions redemptions;
  private final CodeCipher cipher;

  public CodeEndpoints(
      SandboxContext context,
      HeldCodes codes,
      CardRecords cardRecords,
      Deposits deposits,
      Redemptions redemptions,
      CodeCipher cipher) {
    this.context = context;
    this.store = context.store();
    this.codes = codes;
    this.cardRecords = cardRecords;
    this.deposits = deposits;
    this.redemptions = redemptions;
    this.cipher = cipher;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.POST, "/card/code/decrypt", this::decrypt);
    endpoints.add(Kind.POST, "/card/code/get", this::get);
    endpoints.add(Kind.POST, "/card/code/consume", this::consume);
    endpoints.add(Kind.POST, "/card/code/update", this::rename);
    endpoints.add(Kind.POST, "/card/code/unavailable", this::makeUnavailable);
    endpoints.add(Kind.POST, "/card/code/mark", this::mark);
    endpoints.add(Kind.POST, "/card/user/getcardlist", this::list);
  }

  private DecryptReply decrypt(SandboxRequest request) {
    String plain = cipher
        .decrypt(request.text("encrypt_code"))
        .orElseThrow(() -> new PlatformError(ErrCode.INVALID_ENCRYPT_CODE));
    return new DecryptReply(0, "ok", plain);
  }

  private CodeGetReply get(SandboxRequest request) {
    String code = request.text("code", ErrCode.CODE_MISSING);
    HeldCode held = store.change(() -> codes.get(request.text("card_id"), code));
    Instant now = context.clock().instant();
    CodeStatus status = held.statusAt(now);
    if (status != CodeStatus.NORMAL && request.flag("check_consume")) {
      throw new PlatformError(
          status == CodeStatus.CONSUMED ? ErrCode.CODE_CONSUMED : ErrCode.INVALID_USER_CARD_STATUS);
    }
    return new CodeGetReply(
        0,
        "ok",
        new CodeCard(held.cardId(), held.beginAt(), Math.min(held.endAt(), MAX_TIME), held.code()),
        held.openid(),
        held.canBeConsumedAt(now),
        held.outerStr(),
        status.name());
  }

  private Map<String, Object> consume(SandboxRequest request) {
    String code = request.text("code", ErrCode.CODE_MISSING);
    HeldCode held = store.change(() -> {
      HeldCode found = codes.get(request.text("card_id"), code);
      if (cardRecords.rules(cardRecords.get(found.cardId())).type() == CardType.MEMBER_CARD) {
        throw new PlatformError(ErrCode.INVALID_CARD_TYPE);
      }
      redemptions.redeem(found, "FROM_API", "", "");
      return found;
    });
    return Reply.ok("card", Map.of("card_id", held.cardId()), "openid", held.openid());
  }

  private Map<String, Object> rename(SandboxRequest request) {
    String code = request.text("code", ErrCode.CODE_MISSING);
    String next = request.text("new_code", ErrCode.CODE_MISSING);
    if (!Deposits.isCode(next)) {
      throw new PlatformError(ErrCode.INVALID_CODE);
    }
    store.change(() -> {
      HeldCode held = codes.get(request.text("card_id"), code);
      if (cardRecords.rules(cardRecords.get(held.cardId())).codeMode() == CodeMode.PLATFORM) {
        throw new PlatformError(ErrCode.CARD_NOT_SUPPORTED);
      }
      CodeKey key = new CodeKey(held.cardId(), next);
      if (codes.isUsed(key) || deposits.has(key)) {
        throw new PlatformError(ErrCode.INVALID_CODE);
      }
      Redemptions.checkUsable(held, context.clock().instant());
      codes.rename(held, next);
      return held;
    });
    return Reply.ok();
  }

  private Map<String, Object> makeUnavailable(SandboxRequest request) {
    String code = request.text("code", ErrCode.CODE_MISSING);
    store.change(() -> {
      HeldCode held = codes.get(request.text("card_id"), code);
      CodeStatus status = held.status();
      if (status == CodeStatus.CONSUMED) {
        throw new PlatformError(ErrCode.CODE_CONSUMED);
      }
      if (status == CodeStatus.DELETE || status == CodeStatus.UNAVAILABLE) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      codes.put(held.with(CodeStatus.UNAVAILABLE));
      return held;
    });
    return Reply.ok();
  }

  private Map<String, Object> mark(SandboxRequest request) {
    String code = request.text("code", ErrCode.CODE_MISSING);
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    store.change(() -> {
      HeldCode held = codes.get(request.text("card_id"), code);
      redemptions.mark(held, openid, request.flag("is_mark"));
      return held;
    });
    return Reply.ok();
  }

  private Map<String, Object> list(SandboxRequest request) {
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    if (!openid.matches("[A-Za-z0-9_-]{1,32}")) {
      throw new PlatformError(ErrCode.INVALID_OPENID);
    }
    String cardId = request.text("card_id");
    Instant now = context.clock().instant();
    return store.change(() -> {
      List<HeldCode> listed = codes.of(openid).stream()
          .filter(code -> cardId.isEmpty() || code.cardId().equals(cardId))
          .filter(code -> !UNLISTED.contains(code.statusAt(now)))
          .toList();
      List<Map<String, Object>> cards = listed.stream()
          .map(code -> Reply.fields("code", code.code(), "card_id", code.cardId()))
          .toList();
      boolean holdsShared =
          listed.stream().anyMatch(code -> cardRecords.get(code.cardId()).isFriendsCard());
      return Reply.ok("card_list", cards, "has_share_card", holdsShared);
    });
  }
}
