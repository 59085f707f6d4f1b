package dev.kaquan.http;

import dev.kaquan.api.OpenCardCodec;
import dev.kaquan.application.claim.OpenCards;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /v1/open-card}. */
final class OpenCardRoutes implements Routes {
  private final OpenCards openCards;

  @Inject
  OpenCardRoutes(OpenCards openCards) {
    this.openCards = openCards;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.post("/v1/open-card", this::open));
  }

  private void open(Context context) {
    openCards
        .open(OpenCardCodec.query(Bodies.read(context)))
        .<Runnable>fold(
            opened -> () -> Bodies.json(context, 200, OpenCardCodec.opened(opened)),
            notHeld -> () -> refuse(context, notHeld))
        .run();
  }

  private static void refuse(Context context, OpenCards.NotHeld notHeld) {
    String fields = notHeld.indexes().stream()
        .map(index -> "cards[" + index + "]")
        .collect(Collectors.joining(", "));
    Problems.answer(context, 404, "not-held", "This person is not known to hold " + fields + ".");
  }
}
