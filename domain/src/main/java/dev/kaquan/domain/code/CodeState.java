package dev.kaquan.domain.code;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a custom code has come. Each code only goes forward, but for one whose reservation ends. */
public enum CodeState {
  /** It can be prepared for anybody. */
  AVAILABLE,
  /** It is kept for somebody for a while. */
  RESERVED,
  /**
   * It is in a signed cardExt, which stays usable whatever a phone reports: so it is never prepared for anybody
   * else.
   */
  PREPARED,
  /** The platform has it, and assigns it to somebody. */
  DEPOSITED,
  /** Somebody has added a card with it. */
  CLAIMED,
  /** It was redeemed. */
  REDEEMED,
  /** The platform does not take it. */
  REJECTED,
  /** It is not prepared any more: the merchant does not want it, or its card has another code now. */
  RETIRED;

  /**
   * Returns whether a code of this state can get into another one. What WeChat reports is always possible: a claim
   * of a retired code, whose cardExt was signed before, and a redemption of which the claim is not known.
   */
  public boolean canBecome(CodeState next) {
    return switch (next) {
      case AVAILABLE -> this == RESERVED;
      case PREPARED -> this == AVAILABLE || this == RESERVED;
      case RESERVED, DEPOSITED, REJECTED -> this == AVAILABLE;
      case CLAIMED -> this != CLAIMED && this != REDEEMED;
      case REDEEMED -> this != REDEEMED;
      case RETIRED -> this == AVAILABLE || this == RESERVED || this == PREPARED || this == REJECTED;
    };
  }

  /**
   * Returns whether the card with a code of this state can get another one. Whatever is known here, somebody has it if the
   * platform has replaced its code.
   */
  public boolean canBeReplaced() {
    return this != REDEEMED;
  }

  /** Returns the name in JSON and on the command line, such as {@code available}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the state with a name. */
  public static Optional<CodeState> named(String wireName) {
    return Stream.of(values())
        .filter(state -> state.wireName().equals(wireName))
        .findFirst();
  }
}
