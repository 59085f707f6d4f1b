package dev.kaquan.http;

import dev.kaquan.api.ReconciliationCodec;
import dev.kaquan.application.reconciliation.FindReconciliation;
import dev.kaquan.application.reconciliation.ListReconciliations;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/reconciliations}. */
final class ReconciliationRoutes implements Routes {
  private final ListReconciliations listReconciliations;
  private final FindReconciliation findReconciliation;

  @Inject
  ReconciliationRoutes(
      ListReconciliations listReconciliations, FindReconciliation findReconciliation) {
    this.listReconciliations = listReconciliations;
    this.findReconciliation = findReconciliation;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/reconciliations", this::list).allowing("limit", "after"),
        Endpoint.get("/v1/reconciliations/{reconciliationId}", this::find));
  }

  private void list(Context context) {
    Bodies.json(
        context,
        200,
        ReconciliationCodec.runs(listReconciliations.list(QueryParameters.page(context))));
  }

  private void find(Context context) {
    findReconciliation
        .find(context.pathParam("reconciliationId"))
        .ifPresentOrElse(
            result -> Bodies.json(context, 200, ReconciliationCodec.result(result)),
            () -> Problems.answer(
                context, 404, "unknown-reconciliation", ReconciliationCodec.UNKNOWN));
  }
}
