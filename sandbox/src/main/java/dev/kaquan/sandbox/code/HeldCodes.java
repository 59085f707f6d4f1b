package dev.kaquan.sandbox.code;

import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Index;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The codes that people hold or held. Use it inside {@link Store#change}. */
public final class HeldCodes {
  private static final int DIGITS = 12;

  private final Table<HeldCode> held;
  private final Table<Renamed> renamed;
  private final Index<HeldCode> byCode;
  private final Index<HeldCode> byOpenid;
  private final CardRecords cardRecords;
  private final SandboxContext context;
  private long lastTimestamp;

  /** The current name of a code, stored under its former name. */
  public record Renamed(String cardId, String code) {}

  /** Opens the tables of codes. */
  public HeldCodes(SandboxContext context, CardRecords cardRecords) {
    this.held = context.store().table("code", HeldCode.class);
    this.renamed = context.store().table("renamed", Renamed.class);
    this.byCode = held.index(HeldCode::code);
    this.byOpenid = held.index(HeldCode::openid);
    this.cardRecords = cardRecords;
    this.context = context;
    this.lastTimestamp = context
        .store()
        .change(() -> held.all().stream().mapToLong(HeldCode::takenAt).max().orElse(0));
  }

  public Optional<HeldCode> find(CodeKey key) {
    return held.get(key.toString());
  }

  /**
   * Returns the code that a request of the merchant's server names.
   *
   * @param cardId may be empty for codes that the platform assigned; a custom code is unique only
   *     within its card
   * @throws PlatformError 40056 if nobody holds it
   */
  public HeldCode get(String cardId, String code) {
    HeldCode found = getIncludingGifted(cardId, code);
    if (found.status() == CodeStatus.GIFT_SUCC) {
      throw new PlatformError(ErrCode.INVALID_SERIAL_CODE);
    }
    return found;
  }

  /**
   * Returns a code like {@link #get}, or one that a friend took as a gift under another code.
   *
   * @throws PlatformError 40056 if the code was never assigned
   */
  public HeldCode getIncludingGifted(String cardId, String code) {
    Optional<HeldCode> found = cardId.isEmpty()
        ? byCode.of(code).stream().filter(this::isAssignedByPlatform).findFirst()
        : find(new CodeKey(cardId, code));
    return found.orElseThrow(() -> new PlatformError(ErrCode.INVALID_SERIAL_CODE));
  }

  /**
   * Returns a code that {@code openid} holds.
   *
   * @throws PlatformError 40056 if this person does not hold it
   */
  public HeldCode getOwn(String openid, CodeKey key) {
    return find(key)
        .filter(code -> code.openid().equals(openid))
        .filter(code -> code.status() != CodeStatus.GIFT_SUCC)
        .orElseThrow(() -> new PlatformError(ErrCode.INVALID_SERIAL_CODE));
  }

  /** Stores a code, or its next state. */
  public void put(HeldCode code) {
    held.put(code.key().toString(), code);
  }

  /** Returns the current time in Unix milliseconds, but later than every timestamp before. */
  public long nextTimestamp() {
    lastTimestamp = Math.max(lastTimestamp + 1, context.clock().instant().toEpochMilli());
    return lastTimestamp;
  }

  /** Returns a new platform-assigned code of 12 digits. */
  public String newCode() {
    String code = context.randomStrings().digits(DIGITS);
    while (byCode.count(code) > 0) {
      code = context.randomStrings().digits(DIGITS);
    }
    return code;
  }

  /** Returns whether somebody holds or held a code of that name, so that it cannot be used again. */
  public boolean isUsed(CodeKey key) {
    return find(key).isPresent() || renamed.get(key.toString()).isPresent();
  }

  /** Renames a code. Its former name cannot be used again. */
  void rename(HeldCode code, String next) {
    held.remove(code.key().toString());
    renamed.put(code.key().toString(), new Renamed(code.cardId(), next));
    put(code.renamed(next));
  }

  /** Returns the codes of a person, oldest first. */
  public List<HeldCode> of(String openid) {
    return byOpenid.of(openid).stream()
        .sorted(Comparator.comparingLong(HeldCode::takenAt))
        .toList();
  }

  /** Returns how many copies of a card a person claimed. */
  public long taken(String openid, String cardId) {
    return byOpenid.of(openid).stream()
        .filter(code -> code.cardId().equals(cardId))
        .count();
  }

  private boolean isAssignedByPlatform(HeldCode code) {
    return cardRecords.rules(cardRecords.get(code.cardId())).codeMode() == CodeMode.PLATFORM;
  }
}
