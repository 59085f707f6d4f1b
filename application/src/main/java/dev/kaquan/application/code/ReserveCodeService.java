package dev.kaquan.application.code;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.port.CodeReservations;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.code.Reservation;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

final class ReserveCodeService implements ReserveCode {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final CodeCards cards;
  private final CodeReservations reservations;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  ReserveCodeService(
      CodeCards cards, CodeReservations reservations, Nonces nonces, InstantSource clock) {
    this.cards = cards;
    this.reservations = reservations;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public Optional<Reservation> reserve(
      CardId cardId, Duration duration, Receipt<Reservation> receipt) {
    Check.that(
        duration.toSeconds() >= 1 && duration.compareTo(LONGEST) <= 0,
        "seconds",
        "must be 1 to " + LONGEST.toSeconds(),
        RuleReference.API);
    cards.require(
        cardId,
        Set.of(CodeMode.CUSTOM),
        "must be a stored card with custom codes that are not deposited");
    return reservations.reserve(nonces.next(), cardId, clock.instant().plus(duration), receipt::of);
  }
}
