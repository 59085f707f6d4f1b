package dev.kaquan.http;

import dev.kaquan.api.CardCodec;
import dev.kaquan.api.CodeCodec;
import dev.kaquan.application.code.FindCode;
import dev.kaquan.application.code.ReadCodeStock;
import dev.kaquan.application.code.RetireCode;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/cards/{cardId}/codes} and {@code /v1/codes}. */
final class CodeRoutes implements Routes {
  private static final String CODE = "/v1/codes/{cardId}/{code}";

  private final ReadCodeStock readCodeStock;
  private final FindCode findCode;
  private final RetireCode retireCode;

  @Inject
  CodeRoutes(ReadCodeStock readCodeStock, FindCode findCode, RetireCode retireCode) {
    this.readCodeStock = readCodeStock;
    this.findCode = findCode;
    this.retireCode = retireCode;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/cards/{cardId}/codes/summary", this::summary),
        Endpoint.get(CODE, this::find),
        Endpoint.post(CODE + "/retire", this::retire));
  }

  private void summary(Context context) {
    CardId cardId = cardId(context);
    readCodeStock
        .read(cardId)
        .ifPresentOrElse(
            stock -> Bodies.json(context, 200, CodeCodec.stock(cardId, stock)),
            () -> Problems.answer(context, CardCodec.UNKNOWN));
  }

  private void find(Context context) {
    findCode
        .find(cardId(context), code(context))
        .ifPresentOrElse(
            found -> Bodies.json(context, 200, CodeCodec.code(found)),
            () -> Problems.answer(context, CodeCodec.UNKNOWN));
  }

  private void retire(Context context) {
    switch (retireCode.retire(cardId(context), code(context))) {
      case RETIRED -> Bodies.json(context, 200, CodeCodec.retired(cardId(context), code(context)));
      case UNKNOWN -> Problems.answer(context, CodeCodec.UNKNOWN);
      case CLAIMED -> Problems.answer(context, CodeCodec.CLAIMED);
    }
  }

  private static CardId cardId(Context context) {
    return new CardId(context.pathParam("cardId"));
  }

  private static CardCode code(Context context) {
    return new CardCode(context.pathParam("code"));
  }
}
