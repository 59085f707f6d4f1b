package dev.kaquan.http;

import dev.kaquan.api.ChooseCardCodec;
import dev.kaquan.application.claim.PrepareChooseCard;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/choose-card}. */
final class ChooseCardRoutes implements Routes {
  private final PrepareChooseCard prepareChooseCard;

  @Inject
  ChooseCardRoutes(PrepareChooseCard prepareChooseCard) {
    this.prepareChooseCard = prepareChooseCard;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.post("/v1/choose-card", this::prepare));
  }

  private void prepare(Context context) {
    Bodies.json(
        context,
        200,
        ChooseCardCodec.signed(
            prepareChooseCard.prepare(ChooseCardCodec.filter(Bodies.read(context)))));
  }
}
