package dev.kaquan.application.claim;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.domain.Warning;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.SignedCardExt;
import java.util.List;
import java.util.function.Function;

/** Prepares and signs what the mini program passes to {@code wx.addCard}. */
@FunctionalInterface
public interface PrepareAddCard {
  /**
   * Checks a draft by the rules of every card in it, draws the custom codes that it does not give, signs it and
   * stores it. The result is durable when this returns.
   *
   * @throws dev.kaquan.domain.InvalidValueException with every violation; nothing was issued
   * @throws dev.kaquan.application.port.PlatformException if no ticket is available
   */
  default Outcome prepare(AddCardDraft draft) {
    return prepare(draft, Receipt.none());
  }

  /** Prepares a request, and stores the answer to it together with it. */
  Outcome prepare(AddCardDraft draft, Receipt<Prepared> receipt);

  /** What came of a draft. */
  sealed interface Outcome {
    <T> T fold(Function<Prepared, T> prepared, Function<OutOfStock, T> outOfStock);
  }

  /**
   * Nothing was issued.
   *
   * @param indexes the cards for which no custom code is available, from 0
   */
  record OutOfStock(List<Integer> indexes) implements Outcome {
    public OutOfStock {
      indexes = List.copyOf(indexes);
    }

    @Override
    public <T> T fold(Function<Prepared, T> prepared, Function<OutOfStock, T> outOfStock) {
      return outOfStock.apply(this);
    }
  }

  /**
   * The issued cardList.
   *
   * @param id the id under which its result must be reported
   * @param warnings what may not work
   */
  record Prepared(RequestId id, List<SignedCardExt> cardList, List<Warning> warnings)
      implements Outcome {
    public Prepared {
      cardList = List.copyOf(cardList);
      warnings = List.copyOf(warnings);
    }

    @Override
    public <T> T fold(Function<Prepared, T> prepared, Function<OutOfStock, T> outOfStock) {
      return prepared.apply(this);
    }
  }
}
