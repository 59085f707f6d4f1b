package dev.kaquan.domain.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A redemption of a code, or an attempt.
 *
 * @param id 32 hex digits
 * @param at when it was requested; if it was not requested here, when it happened
 * @param refusal why the attempt has failed; otherwise empty
 */
public record Redemption(
    String id,
    CardId cardId,
    CardCode code,
    Sale sale,
    Origin origin,
    Instant at,
    State state,
    Optional<RedemptionRefusal> refusal) {
  private static final int ID_LENGTH = 32;

  /** Who redeems a code. */
  public enum Origin {
    /** A request to this service. */
    SERVICE("service", ""),
    /** Another program, by WeChat's API. */
    API("api", "FROM_API"),
    /** WeChat's web console. */
    CONSOLE("console", "FROM_MP"),
    /** WeChat's helper on a phone: of the merchant's staff, or the person's own when the card allows that. */
    PHONE("phone", "FROM_MOBILE_HELPER"),
    /** The platform says that it is redeemed, and not by whom. */
    UNKNOWN("unknown", "");

    private final String wireName;
    private final String source;

    Origin(String wireName, String source) {
      this.wireName = wireName;
      this.source = source;
    }

    /** Returns the name in the API. */
    public String wireName() {
      return wireName;
    }

    /** Returns the origin with a name. */
    public static Optional<Origin> named(String wireName) {
      return Stream.of(values())
          .filter(origin -> origin.wireName.equals(wireName))
          .findFirst();
    }

    /** Returns the origin that WeChat's {@code ConsumeSource} names. */
    public static Origin ofSource(String consumeSource) {
      return Stream.of(values())
          .filter(origin -> !consumeSource.isEmpty() && origin.source.equals(consumeSource))
          .findFirst()
          .orElse(UNKNOWN);
    }

    /** Returns whether it can be a request to this service of which the outcome is not known. */
    public boolean mayBeService() {
      return this == API || this == UNKNOWN;
    }
  }

  /** How far it has come. */
  public enum State {
    /** The platform may have been asked, and its answer is not known. */
    PENDING,
    /** The code is redeemed. */
    REDEEMED,
    /** This attempt has not redeemed the code. */
    REFUSED;

    /** Returns the name in the API. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with a name. */
    public static Optional<State> named(String wireName) {
      return Stream.of(values())
          .filter(state -> state.wireName().equals(wireName))
          .findFirst();
    }
  }

  /** Returns a redemption that was requested here, before the platform is asked. */
  public static Redemption requested(
      String id, CardId cardId, CardCode code, Sale sale, Instant at) {
    return new Redemption(
        id, cardId, code, sale, Origin.SERVICE, at, State.PENDING, Optional.empty());
  }

  /**
   * Returns a redemption that was not requested here. A code is redeemed once, so its id follows from the code.
   *
   * @param location where it happened; may be empty
   */
  public static Redemption observed(
      CardId cardId, CardCode code, Origin origin, String location, Instant at) {
    return new Redemption(
        DigestUtils.sha256Hex(cardId.value() + " " + code.value()).substring(0, ID_LENGTH),
        cardId,
        code,
        Sale.at(location),
        origin,
        at,
        State.REDEEMED,
        Optional.empty());
  }
}
