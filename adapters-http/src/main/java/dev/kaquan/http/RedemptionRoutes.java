package dev.kaquan.http;

import dev.kaquan.api.RedemptionCodec;
import dev.kaquan.application.code.ListRedemptions;
import dev.kaquan.application.code.RedeemCode;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/codes/redemptions}. */
final class RedemptionRoutes implements Routes {
  private static final String RETRY_AFTER_SECONDS = "2";

  private final RedeemCode redeemCode;
  private final ListRedemptions listRedemptions;

  @Inject
  RedemptionRoutes(RedeemCode redeemCode, ListRedemptions listRedemptions) {
    this.redeemCode = redeemCode;
    this.listRedemptions = listRedemptions;
  }

  @Override
  public List<Endpoint> endpoints() {
    String redemptions = "/v1/codes/redemptions";
    return List.of(
        Endpoint.changing(redemptions, this::redeem).requiringKey(),
        Endpoint.get(redemptions, this::list)
            .allowing("cardId", "code", "state", "limit", "after"));
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
