package dev.kaquan.http;

import dev.kaquan.api.AddCardCodec;
import dev.kaquan.application.claim.FindAddCardRequest;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.ReportAddCard;
import dev.kaquan.domain.claim.RequestId;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@code /v1/add-card}. */
final class AddCardRoutes implements Routes {
  private final PrepareAddCard prepareAddCard;
  private final FindAddCardRequest findAddCardRequest;
  private final ReportAddCard reportAddCard;

  @Inject
  AddCardRoutes(
      PrepareAddCard prepareAddCard,
      FindAddCardRequest findAddCardRequest,
      ReportAddCard reportAddCard) {
    this.prepareAddCard = prepareAddCard;
    this.findAddCardRequest = findAddCardRequest;
    this.reportAddCard = reportAddCard;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/v1/add-card", this::prepare),
        Endpoint.get("/v1/add-card/{requestId}", this::find),
        Endpoint.post("/v1/add-card/{requestId}/result", this::report));
  }

  private void prepare(Context context) {
    PrepareAddCard.Prepared prepared =
        prepareAddCard.prepare(AddCardCodec.draft(Bodies.read(context)));
    Bodies.json(context, 201, AddCardCodec.prepared(prepared));
  }

  private void find(Context context) {
    answer(
        findAddCardRequest
            .find(new RequestId(context.pathParam("requestId")))
            .map(AddCardCodec::request),
        context);
  }

  private void report(Context context) {
    answer(
        reportAddCard
            .report(AddCardCodec.report(context.pathParam("requestId"), Bodies.read(context)))
            .map(AddCardCodec::reported),
        context);
  }

  private static void answer(Optional<String> body, Context context) {
    body.ifPresentOrElse(
        json -> Bodies.json(context, 200, json),
        () -> Problems.answer(
            context, 404, "unknown-request", "No request with this id was prepared here."));
  }
}
