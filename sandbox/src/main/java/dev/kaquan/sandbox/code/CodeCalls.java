package dev.kaquan.sandbox.code;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.card.Templates;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.wire.CodeCard;
import dev.kaquan.wire.CodeGetReply;
import dev.kaquan.wire.DecryptReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Shows codes, redeems them, renames them and takes them out of use. */
public final class CodeCalls {
  private final Store store;
  private final HeldCodes codes;
  private final Templates templates;
  private final Deposits deposits;
  private final Redeeming redeeming;
  private final BiConsumer<HeldCode, HeldCode> renamed;
  private final CodeCipher cipher;
  private final SandboxClock clock;

  /**
   * The calls.
   *
   * @param renamed is told of every code that got another name, as it was and as it is
   */
  public CodeCalls(
      Store store,
      HeldCodes codes,
      Templates templates,
      Deposits deposits,
      Redeeming redeeming,
      BiConsumer<HeldCode, HeldCode> renamed,
      CodeCipher cipher,
      SandboxClock clock) {
    this.store = store;
    this.codes = codes;
    this.templates = templates;
    this.deposits = deposits;
    this.redeeming = redeeming;
    this.renamed = renamed;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.POST, "/card/code/decrypt", this::decrypt);
    calls.add(Kind.POST, "/card/code/get", this::get);
    calls.add(Kind.POST, "/card/code/consume", this::consume);
    calls.add(Kind.POST, "/card/code/update", this::update);
    calls.add(Kind.POST, "/card/code/unavailable", this::makeUnavailable);
    calls.add(Kind.POST, "/card/code/mark", this::mark);
    calls.add(Kind.POST, "/card/user/getcardlist", this::list);
  }

  private DecryptReply decrypt(Asked asked) {
    String plain = cipher
        .decrypt(asked.text("encrypt_code"))
        .orElseThrow(() -> new Refusal(ErrCode.INVALID_ENCRYPT_CODE));
    return new DecryptReply(0, "ok", plain);
  }

  private CodeGetReply get(Asked asked) {
    String code = asked.text("code", ErrCode.CODE_MISSING);
    HeldCode held = store.change(() -> codes.get(asked.text("card_id"), code));
    Instant now = clock.instant();
    CodeStatus status = held.statusAt(now);
    if (status != CodeStatus.NORMAL && asked.flag("check_consume")) {
      throw new Refusal(
          status == CodeStatus.CONSUMED ? ErrCode.CODE_CONSUMED : ErrCode.INVALID_USER_CARD_STATUS);
    }
    return new CodeGetReply(
        0,
        "ok",
        new CodeCard(held.cardId(), held.beginAt(), held.endAt(), held.code()),
        held.openid(),
        held.canBeConsumedAt(now),
        held.outerStr(),
        status.name());
  }

  private Map<String, Object> consume(Asked asked) {
    String code = asked.text("code", ErrCode.CODE_MISSING);
    HeldCode held = store.change(() -> {
      HeldCode found = codes.get(asked.text("card_id"), code);
      redeeming.redeem(found, "FROM_API", "", "");
      return found;
    });
    return Reply.ok("card", Map.of("card_id", held.cardId()), "openid", held.openid());
  }

  private Map<String, Object> update(Asked asked) {
    String code = asked.text("code", ErrCode.CODE_MISSING);
    String next = asked.text("new_code", ErrCode.CODE_MISSING);
    if (!isCode(next)) {
      throw new Refusal(ErrCode.INVALID_CODE);
    }
    store.change(() -> {
      HeldCode held = codes.get(asked.text("card_id"), code);
      if (templates.rules(templates.get(held.cardId())).codeMode() == CodeMode.PLATFORM) {
        throw new Refusal(ErrCode.CARD_NOT_SUPPORTED);
      }
      if (codes.isSpent(held.cardId(), next) || deposits.has(held.cardId(), next)) {
        throw new Refusal(ErrCode.INVALID_CODE);
      }
      Redeeming.checkUsable(held, clock.instant());
      HeldCode named = codes.rename(held, next);
      redeeming.renamed(held, named);
      renamed.accept(held, named);
      return named;
    });
    return Reply.ok();
  }

  private Map<String, Object> makeUnavailable(Asked asked) {
    String code = asked.text("code", ErrCode.CODE_MISSING);
    store.change(() -> {
      HeldCode held = codes.get(asked.text("card_id"), code);
      CodeStatus status = held.status();
      if (status == CodeStatus.CONSUMED) {
        throw new Refusal(ErrCode.CODE_CONSUMED);
      }
      if (status == CodeStatus.DELETE || status == CodeStatus.UNAVAILABLE) {
        throw new Refusal(ErrCode.INVALID_USER_CARD_STATUS);
      }
      codes.put(held.with(CodeStatus.UNAVAILABLE));
      return held;
    });
    return Reply.ok();
  }

  private Map<String, Object> mark(Asked asked) {
    String code = asked.text("code", ErrCode.CODE_MISSING);
    String openid = asked.text("openid", ErrCode.OPENID_MISSING);
    store.change(() -> {
      HeldCode held = codes.get(asked.text("card_id"), code);
      redeeming.mark(held, openid, asked.flag("is_mark"));
      return held;
    });
    return Reply.ok();
  }

  private Map<String, Object> list(Asked asked) {
    String openid = asked.text("openid", ErrCode.OPENID_MISSING);
    if (!openid.matches("[A-Za-z0-9_-]{1,32}")) {
      throw new Refusal(ErrCode.INVALID_OPENID);
    }
    String cardId = asked.text("card_id");
    Instant now = clock.instant();
    return store.change(() -> {
      List<HeldCode> usable = codes.of(openid).stream()
          .filter(code -> cardId.isEmpty() || code.cardId().equals(cardId))
          .filter(code -> code.statusAt(now) == CodeStatus.NORMAL)
          .toList();
      List<Map<String, Object>> cards = usable.stream()
          .map(code -> Reply.fields("code", code.code(), "card_id", code.cardId()))
          .toList();
      boolean holdsShared =
          usable.stream().anyMatch(code -> templates.get(code.cardId()).isFriendsCard());
      return Reply.ok("card_list", cards, "has_share_card", holdsShared);
    });
  }

  private static boolean isCode(String text) {
    try {
      return new CardCode(text).value().equals(text);
    } catch (InvalidValueException e) {
      return false;
    }
  }
}
