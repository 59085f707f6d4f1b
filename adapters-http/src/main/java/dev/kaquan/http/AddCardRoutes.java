package dev.kaquan.http;

import dev.kaquan.api.AddCardCodec;
import dev.kaquan.application.claim.FindAddCardRequest;
import dev.kaquan.application.claim.ListAddCardRequests;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.ReportAddCard;
import dev.kaquan.application.claim.ResolveAddCardRequest;
import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.RequestId;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@code /v1/add-card}. */
final class AddCardRoutes implements Routes {
  private final PrepareAddCard prepareAddCard;
  private final FindAddCardRequest findAddCardRequest;
  private final ListAddCardRequests listAddCardRequests;
  private final ReportAddCard reportAddCard;
  private final ResolveAddCardRequest resolveAddCardRequest;

  @Inject
  AddCardRoutes(
      PrepareAddCard prepareAddCard,
      FindAddCardRequest findAddCardRequest,
      ListAddCardRequests listAddCardRequests,
      ReportAddCard reportAddCard,
      ResolveAddCardRequest resolveAddCardRequest) {
    this.prepareAddCard = prepareAddCard;
    this.findAddCardRequest = findAddCardRequest;
    this.listAddCardRequests = listAddCardRequests;
    this.reportAddCard = reportAddCard;
    this.resolveAddCardRequest = resolveAddCardRequest;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.changing("/v1/add-card", this::prepare),
        Endpoint.get("/v1/add-card", this::list).allowing("outcome", "limit", "after"),
        Endpoint.get("/v1/add-card/{requestId}", this::find),
        Endpoint.changing("/v1/add-card/{requestId}/result", this::report),
        Endpoint.changing("/v1/add-card/{requestId}/resolve", this::resolve));
  }

  private void prepare(Context context) {
    // An interrupted request stored nothing: it may be executed again.
    Receipt<PrepareAddCard.Prepared> receipt =
        IdempotencyFilter.receipt(context, AddCardRoutes::prepared);
    prepareAddCard
        .prepare(AddCardCodec.draft(Bodies.read(context)), receipt)
        .<Runnable>fold(
            prepared -> () -> prepared(prepared).send(context),
            nothing -> () -> Problems.answer(context, AddCardCodec.outOfStock(nothing)))
        .run();
  }

  private static Answer prepared(PrepareAddCard.Prepared prepared) {
    return Answer.json(201, AddCardCodec.prepared(prepared));
  }

  private void list(Context context) {
    Optional<Outcome> outcome =
        AddCardCodec.selectedOutcome(QueryParameters.value(context, "outcome"));
    Bodies.json(
        context,
        200,
        AddCardCodec.requests(listAddCardRequests.list(outcome, QueryParameters.page(context))));
  }

  private void find(Context context) {
    answer(findAddCardRequest.find(requestId(context)).map(AddCardCodec::request), context);
  }

  private void resolve(Context context) {
    answer(resolveAddCardRequest.resolve(requestId(context)).map(AddCardCodec::request), context);
  }

  private void report(Context context) {
    answer(
        reportAddCard
            .report(AddCardCodec.report(context.pathParam("requestId"), Bodies.read(context)))
            .map(AddCardCodec::reported),
        context);
  }

  private static RequestId requestId(Context context) {
    return new RequestId(context.pathParam("requestId"));
  }

  private static void answer(Optional<String> body, Context context) {
    body.ifPresentOrElse(
        json -> Bodies.json(context, 200, json),
        () -> Problems.answer(context, AddCardCodec.UNKNOWN));
  }
}
