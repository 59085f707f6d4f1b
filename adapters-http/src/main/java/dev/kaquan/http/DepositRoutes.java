package dev.kaquan.http;

import dev.kaquan.api.CodeCodec;
import dev.kaquan.application.code.DepositCodes;
import dev.kaquan.application.code.FindDeposit;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.domain.card.CardId;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/cards/{cardId}/deposits} and {@code /v1/deposits}. */
final class DepositRoutes implements Routes {
  private final DepositCodes depositCodes;
  private final FindDeposit findDeposit;

  @Inject
  DepositRoutes(DepositCodes depositCodes, FindDeposit findDeposit) {
    this.depositCodes = depositCodes;
    this.findDeposit = findDeposit;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/v1/cards/{cardId}/deposits", this::start),
        Endpoint.get("/v1/deposits/{depositId}", this::find));
  }

  private void start(Context context) {
    StoredDeposit stored = depositCodes.start(new CardId(context.pathParam("cardId")));
    context.header("Location", "/v1/deposits/" + stored.deposit().id());
    Bodies.json(context, 202, CodeCodec.deposit(stored));
  }

  private void find(Context context) {
    findDeposit
        .find(context.pathParam("depositId"))
        .ifPresentOrElse(
            stored -> Bodies.json(context, 200, CodeCodec.deposit(stored)),
            () -> Problems.answer(context, CodeCodec.UNKNOWN_DEPOSIT));
  }
}
