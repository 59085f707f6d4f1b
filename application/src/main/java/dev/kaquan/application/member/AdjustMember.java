package dev.kaquan.application.member;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipId;
import java.util.function.Function;

/** Changes the bonus and the balance of a member. */
@FunctionalInterface
public interface AdjustMember {
  /**
   * Stores the change, then sends the full values to the platform. If it does not answer, they
   * are sent in the background. Not to be repeated: each call is a change.
   *
   * @param receipt the answer is stored together with the change
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the change
   */
  Outcome adjust(Command command, Receipt<Adjusted> receipt);

  /**
   * A change.
   *
   * @param actor who makes it, such as {@code api}
   */
  record Command(MembershipId id, LedgerEntry.Draft draft, String actor) {}

  /** The result. */
  sealed interface Outcome {
    <T> T fold(Function<Adjusted, T> adjusted, Function<Refusal, T> refused);
  }

  /**
   * The change is stored.
   *
   * @param values the values after it
   */
  record Adjusted(LedgerEntry entry, MemberValues values) implements Outcome {
    @Override
    public <T> T fold(Function<Adjusted, T> adjusted, Function<Refusal, T> refused) {
      return adjusted.apply(this);
    }
  }

  /** Nothing was changed. */
  record Refused(Refusal reason) implements Outcome {
    @Override
    public <T> T fold(Function<Adjusted, T> adjusted, Function<Refusal, T> refused) {
      return refused.apply(reason);
    }
  }
}
