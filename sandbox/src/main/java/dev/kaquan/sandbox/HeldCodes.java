package dev.kaquan.sandbox;

import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.wire.CodeCard;
import dev.kaquan.wire.CodeGetReply;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The codes in people's hands, as the merchant's server may ask for them. */
final class HeldCodes {
  private final SandboxFile file;
  private final InstantSource clock;

  private record Held(
      String cardId, String code, String openid, long beginAt, long endAt, String outerStr) {}

  HeldCodes(SandboxFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Answers {@code /card/code/get}.
   *
   * @param cardId empty if it was not given, which is enough for codes by the platform
   * @throws Refusal 40056 if nobody holds the code, 40127 if it cannot be used and that was asked
   */
  CodeGetReply get(String cardId, String code, boolean checkConsume) {
    Held held = file.change(handle -> find(handle, cardId, code)).stream()
        .findFirst()
        .orElseThrow(() -> new Refusal(ErrCode.INVALID_SERIAL_CODE));
    long now = clock.instant().getEpochSecond();
    boolean expired = now > held.endAt();
    if (expired && checkConsume) {
      throw new Refusal(ErrCode.INVALID_USER_CARD_STATUS);
    }
    return new CodeGetReply(
        0,
        "ok",
        new CodeCard(held.cardId(), held.beginAt(), held.endAt(), held.code()),
        held.openid(),
        !expired && now >= held.beginAt(),
        held.outerStr(),
        expired ? "EXPIRE" : "NORMAL");
  }

  private static List<Held> find(Handle handle, String cardId, String code) {
    List<Held> all = handle
        .createQuery("""
                SELECT card_id, code, openid, begin_at, end_at, outer_str FROM code
                WHERE code = :code AND (:cardId = '' OR card_id = :cardId)
                """)
        .bind("code", code)
        .bind("cardId", cardId)
        .map((row, context) -> new Held(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getLong(4),
            row.getLong(5),
            row.getString(6)))
        .list();
    // A custom code is unique within its card alone: without the card id it is not found.
    return all.stream()
        .filter(held -> !cardId.isEmpty() || isByPlatform(handle, held.cardId()))
        .toList();
  }

  private static boolean isByPlatform(Handle handle, String cardId) {
    return IssuedCards.find(handle, cardId)
        .map(issued -> issued.card().codeMode() == CodeMode.PLATFORM)
        .orElse(false);
  }
}
