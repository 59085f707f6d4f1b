package dev.kaquan.application.code;

import dev.kaquan.domain.code.Reservation;
import dev.kaquan.domain.code.Reservation.State;
import java.util.Optional;

/** Confirms or releases a reservation. */
@FunctionalInterface
public interface EndReservation {
  /**
   * Ends a reservation. Safe to repeat.
   *
   * @param state confirmed or released
   * @return the reservation; if it has ended otherwise before, it has that state; empty if there is none
   */
  Optional<Reservation> end(String id, State state);
}
