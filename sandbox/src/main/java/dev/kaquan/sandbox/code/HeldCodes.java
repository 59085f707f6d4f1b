package dev.kaquan.sandbox.code;

import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.store.Index;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The codes that were taken. Everything is done within {@link Store#change}. */
public final class HeldCodes {
  private static final int DIGITS = 12;

  private final Table<HeldCode> held;
  private final Table<Renamed> renamed;
  private final Index<HeldCode> byCode;
  private final Index<HeldCode> byOpenid;
  private final CardRecords cardRecords;
  private final RandomStrings randomStrings;
  private final SandboxClock clock;
  private long lastTaken;

  /** The name that a code has now, kept under the one it had. */
  public record Renamed(String cardId, String code) {}

  /** What was kept. */
  public HeldCodes(
      Store store, CardRecords cardRecords, RandomStrings randomStrings, SandboxClock clock) {
    this.held = store.table("code", HeldCode.class);
    this.renamed = store.table("renamed", Renamed.class);
    this.byCode = held.index(HeldCode::code);
    this.byOpenid = held.index(HeldCode::openid);
    this.cardRecords = cardRecords;
    this.randomStrings = randomStrings;
    this.clock = clock;
    this.lastTaken = store.change(
        () -> held.all().stream().mapToLong(HeldCode::takenAt).max().orElse(0));
  }

  /** The code of a card. */
  public Optional<HeldCode> find(String cardId, String code) {
    return held.get(key(cardId, code));
  }

  /**
   * The code that a merchant's server means.
   *
   * @param cardId empty if it was not given, which is enough for codes by the platform: a custom
   *     code is unique within its card alone
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
   * As {@link #get}, and also a code that was given away and taken by another under another code.
   *
   * @throws PlatformError 40056 if nobody was ever given it
   */
  public HeldCode getIncludingGifted(String cardId, String code) {
    Optional<HeldCode> found = cardId.isEmpty()
        ? byCode.of(code).stream().filter(this::isByPlatform).findFirst()
        : find(cardId, code);
    return found.orElseThrow(() -> new PlatformError(ErrCode.INVALID_SERIAL_CODE));
  }

  /** Keeps a code, or its next state. */
  public void put(HeldCode code) {
    held.put(key(code.cardId(), code.code()), code);
  }

  /** The time at which a code is taken: Unix milliseconds, later than for every code before. */
  public long nextTimestamp() {
    lastTaken = Math.max(lastTaken + 1, clock.instant().toEpochMilli());
    return lastTaken;
  }

  /** A code by the platform, 12 digits, that nobody was given before. */
  public String newCode() {
    String code = randomStrings.digits(DIGITS);
    while (byCode.count(code) > 0) {
      code = randomStrings.digits(DIGITS);
    }
    return code;
  }

  /** Whether somebody holds or held a code of that name, which nobody else can have then. */
  public boolean isUsed(String cardId, String code) {
    return find(cardId, code).isPresent() || renamed.get(key(cardId, code)).isPresent();
  }

  /** Gives a code another name; the one it had is gone for good. */
  HeldCode rename(HeldCode code, String next) {
    held.remove(key(code.cardId(), code.code()));
    renamed.put(key(code.cardId(), code.code()), new Renamed(code.cardId(), next));
    HeldCode named = code.named(next);
    put(named);
    return named;
  }

  /** What a person took, the oldest first. */
  public List<HeldCode> of(String openid) {
    return byOpenid.of(openid).stream()
        .sorted(Comparator.comparingLong(HeldCode::takenAt))
        .toList();
  }

  /** How many copies of a card a person took. */
  public long taken(String openid, String cardId) {
    return byOpenid.of(openid).stream()
        .filter(code -> code.cardId().equals(cardId))
        .count();
  }

  private boolean isByPlatform(HeldCode code) {
    return cardRecords.rules(cardRecords.get(code.cardId())).codeMode() == CodeMode.PLATFORM;
  }

  private static String key(String cardId, String code) {
    return cardId + ' ' + code;
  }
}
