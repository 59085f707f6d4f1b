package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.code.ReserveCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Reservation;
import dev.kaquan.wire.WireJson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON of reservations. */
public final class ReservationCodec {
  /** There is no such reservation. */
  public static final Problem UNKNOWN =
      Problem.of(404, "unknown-reservation", "No reservation has this id.");

  /** Nothing is left to reserve. */
  public static final Problem OUT_OF_STOCK =
      Problem.of(409, "out-of-stock", "No code of this card is available: import codes.");

  private ReservationCodec() {}

  /** A request. */
  public record Request(CardId cardId, Duration duration) {}

  /**
   * Reads {@code {"cardId","seconds"?}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static Request request(String body) {
    JsonBody json = JsonBody.of(body).allowing("cardId", "seconds");
    String cardId = json.requiredString("cardId");
    long seconds =
        json.has("seconds") ? json.integer("seconds") : ReserveCode.DEFAULT_DURATION.toSeconds();
    json.violations().throwIfAny();
    return new Request(new CardId(cardId), Duration.ofSeconds(seconds));
  }

  /** Writes {@code {"reservationId","cardId","code","state","expiresAt"}}. */
  public static String reservation(Reservation reservation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reservationId", reservation.id());
    json.put("cardId", reservation.cardId().value());
    json.put("code", reservation.code().value());
    json.put("state", reservation.state().wireName());
    json.put("expiresAt", reservation.expiresAt().toString());
    return WireJson.write(json);
  }

  /** Returns the problem of a reservation that ended otherwise than requested. */
  public static Problem ended(Reservation reservation) {
    return Problem.of(
        409,
        "reservation-ended",
        "The reservation was " + reservation.state().wireName() + " before.");
  }
}
