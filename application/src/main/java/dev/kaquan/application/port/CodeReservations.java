package dev.kaquan.application.port;

import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Reservation;
import dev.kaquan.domain.code.Reservation.State;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Custom codes that are kept for a while. */
public interface CodeReservations {
  /**
   * Reserves an available code, in the order of the import. It is durable when this returns.
   *
   * @param answer the answer to whoever requested it
   * @return empty if no code is available
   */
  Optional<Reservation> reserve(
      String id,
      CardId cardId,
      Instant expiresAt,
      Function<Reservation, Optional<StoredAnswer>> answer);

  /**
   * Ends an open reservation, and moves its code on. One that has expired ends as expired.
   *
   * @return the reservation as it is now, or empty if it is not stored
   */
  Optional<Reservation> end(String id, State state, Instant now);

  /** Ends open reservations that have expired. Returns how many. */
  int expire(Instant now, int most);
}
