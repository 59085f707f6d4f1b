package dev.kaquan.http;

import dev.kaquan.api.CardCodec;
import dev.kaquan.api.CodeCodec;
import dev.kaquan.application.code.ReadCodeStock;
import dev.kaquan.domain.card.CardId;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/cards/{cardId}/codes}. */
final class CodeRoutes implements Routes {
  private final ReadCodeStock readCodeStock;

  @Inject
  CodeRoutes(ReadCodeStock readCodeStock) {
    this.readCodeStock = readCodeStock;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.get("/v1/cards/{cardId}/codes/summary", this::summary));
  }

  private void summary(Context context) {
    CardId cardId = new CardId(context.pathParam("cardId"));
    readCodeStock
        .read(cardId)
        .ifPresentOrElse(
            stock -> Bodies.json(context, 200, CodeCodec.stock(cardId, stock)),
            () -> Problems.answer(context, CardCodec.UNKNOWN));
  }
}
