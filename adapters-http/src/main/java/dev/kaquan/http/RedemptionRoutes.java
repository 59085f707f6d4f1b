package dev.kaquan.http;

import dev.kaquan.api.CodeCodec;
import dev.kaquan.api.RedemptionCodec;
import dev.kaquan.api.RedemptionCodec.Mark;
import dev.kaquan.application.code.ListRedemptions;
import dev.kaquan.application.code.MakeCodeUnavailable;
import dev.kaquan.application.code.MarkCode;
import dev.kaquan.application.code.RedeemCode;
import dev.kaquan.application.code.UpdateCode;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/codes/redemptions}, and what else decides whether a code can be redeemed. */
final class RedemptionRoutes implements Routes {
  private static final String RETRY_AFTER_SECONDS = "2";

  private final RedeemCode redeemCode;
  private final ListRedemptions listRedemptions;
  private final MakeCodeUnavailable makeUnavailable;
  private final MarkCode markCode;
  private final UpdateCode updateCode;

  @Inject
  RedemptionRoutes(
      RedeemCode redeemCode,
      ListRedemptions listRedemptions,
      MakeCodeUnavailable makeUnavailable,
      MarkCode markCode,
      UpdateCode updateCode) {
    this.updateCode = updateCode;
    this.makeUnavailable = makeUnavailable;
    this.markCode = markCode;
    this.redeemCode = redeemCode;
    this.listRedemptions = listRedemptions;
  }

  @Override
  public List<Endpoint> endpoints() {
    String redemptions = "/v1/codes/redemptions";
    return List.of(
        Endpoint.changing(redemptions, this::redeem).requiringKey(),
        Endpoint.get(redemptions, this::list).allowing("cardId", "code", "state", "limit", "after"),
        Endpoint.post("/v1/codes/{cardId}/{code}/update", this::update),
        Endpoint.post("/v1/codes/{cardId}/{code}/unavailable", this::makeUnavailable),
        Endpoint.post("/v1/codes/{cardId}/{code}/mark", this::mark));
  }

  private void update(Context context) {
    CardId cardId = new CardId(context.pathParam("cardId"));
    CardCode code = new CardCode(context.pathParam("code"));
    CardCode newCode = RedemptionCodec.newCode(Bodies.read(context));
    updateCode
        .update(cardId, code, newCode)
        .ifPresentOrElse(
            refusal -> refuse(context, refusal),
            () -> Bodies.json(context, 200, CodeCodec.updated(cardId, code, newCode)));
  }

  private void makeUnavailable(Context context) {
    CardId cardId = new CardId(context.pathParam("cardId"));
    CardCode code = new CardCode(context.pathParam("code"));
    makeUnavailable
        .make(cardId, code, RedemptionCodec.reason(Bodies.read(context)))
        .ifPresentOrElse(
            refusal -> refuse(context, refusal),
            () -> Bodies.json(context, 200, CodeCodec.unavailable(cardId, code)));
  }

  private void mark(Context context) {
    CardId cardId = new CardId(context.pathParam("cardId"));
    CardCode code = new CardCode(context.pathParam("code"));
    Mark mark = RedemptionCodec.mark(Bodies.read(context));
    markCode
        .mark(cardId, code, mark.openid(), mark.isMarked())
        .ifPresentOrElse(
            refusal -> refuse(context, refusal),
            () -> Bodies.json(context, 200, CodeCodec.marked(cardId, code, mark)));
  }

  private void redeem(Context context) {
    redeemCode
        .redeem(
            RedemptionCodec.command(Bodies.read(context)),
            IdempotencyFilter.receipt(context, RedemptionRoutes::redeemed))
        .<Runnable>fold(
            redemption -> () -> redeemed(redemption).send(context),
            refusal -> () -> refuse(context, refusal))
        .run();
  }

  private void list(Context context) {
    Bodies.json(
        context,
        200,
        RedemptionCodec.redemptions(listRedemptions.list(
            RedemptionCodec.filter(
                QueryParameters.value(context, "cardId"),
                QueryParameters.value(context, "code"),
                QueryParameters.value(context, "state")),
            QueryParameters.page(context))));
  }

  private static void refuse(Context context, RedemptionRefusal refusal) {
    if (refusal == RedemptionRefusal.NOT_CONFIRMED || refusal == RedemptionRefusal.IN_PROGRESS) {
      context.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    Problems.answer(context, RedemptionCodec.problem(refusal));
  }

  private static Answer redeemed(Redemption redemption) {
    return Answer.json(201, RedemptionCodec.redemption(redemption));
  }
}
