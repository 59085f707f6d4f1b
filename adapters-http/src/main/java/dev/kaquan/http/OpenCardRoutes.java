package dev.kaquan.http;

import dev.kaquan.api.OpenCardCodec;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.ReportOpenCard;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/open-card}. */
final class OpenCardRoutes implements Routes {
  private final OpenCards openCards;
  private final ReportOpenCard reportOpenCard;

  @Inject
  OpenCardRoutes(OpenCards openCards, ReportOpenCard reportOpenCard) {
    this.openCards = openCards;
    this.reportOpenCard = reportOpenCard;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/v1/open-card", this::open),
        Endpoint.post("/v1/open-card/result", this::report));
  }

  private void open(Context context) {
    openCards
        .open(OpenCardCodec.query(Bodies.read(context)))
        .<Runnable>fold(
            opened -> () -> Bodies.json(context, 200, OpenCardCodec.opened(opened)),
            notHeld -> () -> Problems.answer(context, OpenCardCodec.notHeld(notHeld)))
        .run();
  }

  private void report(Context context) {
    int known = reportOpenCard.report(OpenCardCodec.report(Bodies.read(context)));
    Bodies.json(context, 200, "{\"opened\":" + known + "}");
  }
}
