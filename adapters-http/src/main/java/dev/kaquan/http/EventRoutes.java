package dev.kaquan.http;

import dev.kaquan.api.EventCodec;
import dev.kaquan.application.event.FindEvent;
import dev.kaquan.application.event.ListEvents;
import dev.kaquan.application.event.ReplayEvent;
import dev.kaquan.application.event.ReplayParkedEvents;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.domain.event.EventId;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/events}. */
final class EventRoutes implements Routes {
  private static final String EVENT = "/v1/events/{eventId}";

  private final ListEvents listEvents;
  private final FindEvent findEvent;
  private final ReplayEvent replayEvent;
  private final ReplayParkedEvents replayParkedEvents;

  @Inject
  EventRoutes(
      ListEvents listEvents,
      FindEvent findEvent,
      ReplayEvent replayEvent,
      ReplayParkedEvents replayParkedEvents) {
    this.listEvents = listEvents;
    this.findEvent = findEvent;
    this.replayEvent = replayEvent;
    this.replayParkedEvents = replayParkedEvents;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/events", this::list)
            .allowing("state", "type", "cardId", "code", "openid", "limit", "after"),
        Endpoint.post("/v1/events/replay", this::replayParked)
            .allowing("type", "cardId", "code", "openid"),
        Endpoint.get(EVENT, this::find),
        Endpoint.post(EVENT + "/replay", this::replay));
  }

  private void list(Context context) {
    Bodies.json(
        context,
        200,
        EventCodec.events(listEvents.list(filter(context), QueryParameters.page(context))));
  }

  private void replayParked(Context context) {
    Bodies.json(context, 200, EventCodec.replayed(replayParkedEvents.replay(filter(context))));
  }

  private static Filter filter(Context context) {
    return EventCodec.filter(
        QueryParameters.value(context, "state"),
        QueryParameters.value(context, "type"),
        QueryParameters.value(context, "cardId"),
        QueryParameters.value(context, "code"),
        QueryParameters.value(context, "openid"));
  }

  private void find(Context context) {
    findEvent
        .find(new EventId(context.pathParam("eventId")))
        .ifPresentOrElse(
            event -> Bodies.json(context, 200, EventCodec.event(event)), () -> unknown(context));
  }

  private void replay(Context context) {
    switch (replayEvent.replay(new EventId(context.pathParam("eventId")))) {
      case DUE -> find(context);
      case PROCESSED -> Problems.answer(context, EventCodec.PROCESSED);
      case UNKNOWN -> unknown(context);
    }
  }

  private static void unknown(Context context) {
    Problems.answer(context, EventCodec.UNKNOWN);
  }
}
