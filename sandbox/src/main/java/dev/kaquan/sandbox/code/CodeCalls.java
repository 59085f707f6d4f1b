package dev.kaquan.sandbox.code;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.wire.CodeCard;
import dev.kaquan.wire.CodeGetReply;
import dev.kaquan.wire.DecryptReply;
import java.time.Instant;

/** Decrypts codes and shows them. */
public final class CodeCalls {
  private final Store store;
  private final HeldCodes codes;
  private final CodeCipher cipher;
  private final SandboxClock clock;

  /** The calls. */
  public CodeCalls(Store store, HeldCodes codes, CodeCipher cipher, SandboxClock clock) {
    this.store = store;
    this.codes = codes;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.POST, "/card/code/decrypt", this::decrypt);
    calls.add(Kind.POST, "/card/code/get", this::get);
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
}
