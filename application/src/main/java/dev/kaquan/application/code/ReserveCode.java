package dev.kaquan.application.code;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Reservation;
import java.time.Duration;
import java.util.Optional;

/** Keeps a custom code for somebody for a while. */
@FunctionalInterface
public interface ReserveCode {
  /** How long a code is kept unless something else is said. */
  Duration DEFAULT_DURATION = Duration.ofMinutes(15);

  /**
   * Reserves a code. Unless it is confirmed in time, others may get it again.
   *
   * @param duration a second to a day
   * @param receipt the answer is stored together with the reservation
   * @return empty if no code is available
   * @throws dev.kaquan.domain.InvalidValueException for the duration, or unless the card has custom codes that are not
   *     deposited
   */
  Optional<Reservation> reserve(CardId cardId, Duration duration, Receipt<Reservation> receipt);
}
