package dev.kaquan.http;

import dev.kaquan.api.ReservationCodec;
import dev.kaquan.application.code.EndReservation;
import dev.kaquan.application.code.ReserveCode;
import dev.kaquan.domain.code.Reservation;
import dev.kaquan.domain.code.Reservation.State;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/codes/reservations}. */
final class ReservationRoutes implements Routes {
  private static final String RESERVATIONS = "/v1/codes/reservations";

  private final ReserveCode reserveCode;
  private final EndReservation endReservation;

  @Inject
  ReservationRoutes(ReserveCode reserveCode, EndReservation endReservation) {
    this.reserveCode = reserveCode;
    this.endReservation = endReservation;
  }

  @Override
  public List<Endpoint> endpoints() {
    String reservation = RESERVATIONS + "/{reservationId}";
    return List.of(
        Endpoint.changing(RESERVATIONS, this::reserve),
        Endpoint.post(reservation + "/confirm", context -> end(context, State.CONFIRMED)),
        Endpoint.post(reservation + "/release", context -> end(context, State.RELEASED)));
  }

  private void reserve(Context context) {
    ReservationCodec.Request request = ReservationCodec.request(Bodies.read(context));
    reserveCode
        .reserve(
            request.cardId(),
            request.duration(),
            IdempotencyFilter.receipt(context, ReservationRoutes::reserved))
        .ifPresentOrElse(
            made -> reserved(made).send(context),
            () -> Problems.answer(context, ReservationCodec.OUT_OF_STOCK));
  }

  private void end(Context context, State state) {
    endReservation
        .end(context.pathParam("reservationId"), state)
        .ifPresentOrElse(
            ended -> answer(context, ended, state),
            () -> Problems.answer(context, ReservationCodec.UNKNOWN));
  }

  private static void answer(Context context, Reservation ended, State requested) {
    if (ended.state() == requested) {
      Bodies.json(context, 200, ReservationCodec.reservation(ended));
    } else {
      Problems.answer(context, ReservationCodec.ended(ended));
    }
  }

  private static Answer reserved(Reservation made) {
    return Answer.json(201, ReservationCodec.reservation(made));
  }
}
