package dev.kaquan.application.code;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import java.util.function.Function;

/** Redeems a code, at most once. */
@FunctionalInterface
public interface RedeemCode {
  /**
   * Asks whether the code can be redeemed, stores that it is going to be, redeems it, and stores that it is. If the
   * platform does not answer, it is asked for the outcome, and not blindly asked again. A repetition with the same
   * key continues.
   *
   * @param receipt the answer is stored together with the redemption
   * @throws dev.kaquan.domain.InvalidValueException if the code is malformed, or an encrypted one that the platform
   *     does not know
   * @throws dev.kaquan.application.port.PlatformException if the platform did not redeem it
   */
  Outcome redeem(Command command, Receipt<Redemption> receipt);

  /**
   * A request.
   *
   * @param code plain or encrypted
   */
  record Command(CardId cardId, String code, Sale sale) {}

  /** The result. */
  sealed interface Outcome {
    <T> T fold(Function<Redemption, T> redeemed, Function<RedemptionRefusal, T> refused);
  }

  /** The code is redeemed by this request. */
  record Redeemed(Redemption redemption) implements Outcome {
    @Override
    public <T> T fold(Function<Redemption, T> redeemed, Function<RedemptionRefusal, T> refused) {
      return redeemed.apply(redemption);
    }
  }

  /**
   * The code is not redeemed by this request, or it is not known yet whether it is: then the reason is {@link
   * RedemptionRefusal#NOT_CONFIRMED}, and the same request may be repeated.
   */
  record Refused(RedemptionRefusal reason) implements Outcome {
    @Override
    public <T> T fold(Function<Redemption, T> redeemed, Function<RedemptionRefusal, T> refused) {
      return refused.apply(reason);
    }
  }
}
