package dev.kaquan.application.member;

import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardReturn;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Goes on when a person comes back from the open-card component. */
@FunctionalInterface
public interface ResumeActivation {
  /**
   * Activates the membership, or asks the platform whether it is active. Every step is durable before
   * the next; a background job finishes what was interrupted. May be repeated, also by several processes
   * at once.
   *
   * @throws dev.kaquan.domain.InvalidValueException if the code is not one of the account
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer; what was
   *     submitted is stored
   * @throws MembershipBusyException if another request for this membership takes too long
   */
  Outcome resume(Command command);

  /**
   * What came back.
   *
   * @param cardId the card that was to be opened, if it is known
   * @param openid the person at the official account, if known
   * @param number empty to allocate one
   */
  record Command(
      OpenCardReturn shown,
      Optional<CardId> cardId,
      Optional<OpenId> openid,
      Optional<MembershipNumber> number,
      MemberValues initial) {}

  /** The outcome of an activation by the merchant. */
  sealed interface Outcome {
    /** Chooses by kind. */
    <T> T fold(
        Supplier<T> notOurs,
        Supplier<T> nothingSubmitted,
        Function<StoredMembership, T> alreadyActive,
        Function<StoredMembership, T> activated,
        Function<Refusal, T> refused);

    /** The mini program was not opened by the open-card component. */
    record NotOurs() implements Outcome {
      @Override
      public <T> T fold(
          Supplier<T> notOurs,
          Supplier<T> nothingSubmitted,
          Function<StoredMembership, T> alreadyActive,
          Function<StoredMembership, T> activated,
          Function<Refusal, T> refused) {
        return notOurs.get();
      }
    }

    /** The person has submitted nothing, as far as can be found out. */
    record NothingSubmitted() implements Outcome {
      @Override
      public <T> T fold(
          Supplier<T> notOurs,
          Supplier<T> nothingSubmitted,
          Function<StoredMembership, T> alreadyActive,
          Function<StoredMembership, T> activated,
          Function<Refusal, T> refused) {
        return nothingSubmitted.get();
      }
    }

    /** The membership was active before. */
    record AlreadyActive(StoredMembership membership) implements Outcome {
      @Override
      public <T> T fold(
          Supplier<T> notOurs,
          Supplier<T> nothingSubmitted,
          Function<StoredMembership, T> alreadyActive,
          Function<StoredMembership, T> activated,
          Function<Refusal, T> refused) {
        return alreadyActive.apply(membership);
      }
    }

    /** The membership has become active. */
    record Activated(StoredMembership membership) implements Outcome {
      @Override
      public <T> T fold(
          Supplier<T> notOurs,
          Supplier<T> nothingSubmitted,
          Function<StoredMembership, T> alreadyActive,
          Function<StoredMembership, T> activated,
          Function<Refusal, T> refused) {
        return activated.apply(membership);
      }
    }

    /** The membership is not active. */
    record Refused(Refusal reason) implements Outcome {
      @Override
      public <T> T fold(
          Supplier<T> notOurs,
          Supplier<T> nothingSubmitted,
          Function<StoredMembership, T> alreadyActive,
          Function<StoredMembership, T> activated,
          Function<Refusal, T> refused) {
        return refused.apply(reason);
      }
    }
  }
}
