package dev.kaquan.http;

import dev.kaquan.api.AddCardCodec;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.ReportAddCard;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/add-card}. */
final class AddCardRoutes implements Routes {
  private final PrepareAddCard prepareAddCard;
  private final ReportAddCard reportAddCard;

  @Inject
  AddCardRoutes(PrepareAddCard prepareAddCard, ReportAddCard reportAddCard) {
    this.prepareAddCard = prepareAddCard;
    this.reportAddCard = reportAddCard;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/v1/add-card", this::prepare),
        Endpoint.post("/v1/add-card/{requestId}/result", this::report));
  }

  private void prepare(Context context) {
    PrepareAddCard.Prepared prepared =
        prepareAddCard.prepare(AddCardCodec.draft(Bodies.read(context)));
    Bodies.json(context, 201, AddCardCodec.prepared(prepared));
  }

  private void report(Context context) {
    reportAddCard
        .report(AddCardCodec.report(context.pathParam("requestId"), Bodies.read(context)))
        .ifPresentOrElse(
            request -> Bodies.json(context, 200, AddCardCodec.reported(request)),
            () -> Problems.answer(
                context, 404, "unknown-request", "No request with this id was prepared here."));
  }
}
