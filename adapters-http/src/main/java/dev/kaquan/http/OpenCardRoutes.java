package dev.kaquan.http;

import dev.kaquan.api.OpenCardCodec;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.ReportOpenCard;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

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
            notHeld -> () -> refuse(context, notHeld))
        .run();
  }

  private void report(Context context) {
    int known = reportOpenCard.report(OpenCardCodec.report(Bodies.read(context)));
    Bodies.json(context, 200, "{\"opened\":" + known + "}");
  }

  private static void refuse(Context context, OpenCards.NotHeld notHeld) {
    String fields = notHeld.indexes().stream()
        .map(index -> "cards[" + index + "]")
        .collect(Collectors.joining(", "));
    Problems.answer(context, 404, "not-held", "This person is not known to hold " + fields + ".");
  }
}
