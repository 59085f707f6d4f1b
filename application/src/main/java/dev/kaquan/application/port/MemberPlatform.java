package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.domain.member.PossessionEvent;
import java.util.List;
import java.util.Optional;

/**
 * The platform's member cards. Every call may be repeated with the same values.
 *
 * <p>Every method throws {@link PlatformException} if the platform does not execute a call, for another
 * reason than the one that its result names.
 */
public interface MemberPlatform {
  /** Sets the form of a card in place of the former one. */
  void setForm(CardId cardId, ActivationForm form);

  /** Returns the parameters of the open-card component. */
  OpenCardLink link(CardId cardId, OuterStr channel);

  /**
   * Returns what a person filled in, or empty if the platform does not accept the ticket, also after
   * some repetitions.
   */
  Optional<FormAnswers> answers(ActivateTicket ticket);

  /** Activates a membership, or overwrites the values of an active one. */
  Execution activate(ActivationOrder order);

  /** Returns a membership as the platform has it, or empty if it does not know the code. */
  Optional<PlatformMember> find(MembershipId id);

  /** Returns who claimed a code and how, or empty if the platform does not know it. */
  Optional<PlatformClaim> claim(MembershipId id);

  /**
   * Returns the copies of cards that a person holds or held.
   *
   * @param cardId empty for every card of the account
   */
  List<MembershipId> copiesOf(Optional<CardId> cardId, OpenId openid);

  /** Sets bonus and balance to their full values. */
  Execution update(ValuesUpdate update);

  /** Sets what else a membership shows. */
  Execution update(MembershipId id, MemberDisplay display);

  /** The outcome of a change. */
  enum Execution {
    DONE,
    /** The platform does not know the code: the person has deleted the card. */
    UNKNOWN_CODE,
    /** The code has another status than the call requires: {@link #find} returns it. */
    NOT_USABLE
  }

  /**
   * An activation.
   *
   * @param initial the values at the beginning; 0 is not sent
   */
  record ActivationOrder(MembershipId id, MembershipNumber number, MemberValues initial) {}

  /**
   * New values.
   *
   * @param bonus empty if the card shows no bonus
   * @param balance in fen; empty if the card shows no balance
   * @param isNotified whether WeChat notifies the member
   */
  record ValuesUpdate(
      MembershipId id, Optional<Amount> bonus, Optional<Amount> balance, boolean isNotified) {}

  /**
   * A value.
   *
   * @param full the full value
   * @param change the difference, shown to the member
   * @param reason shown to the member: at most 42 bytes
   */
  record Amount(long full, long change, String reason) {}

  /**
   * The claim of a code.
   *
   * @param openid empty if the platform does not return it
   */
  record PlatformClaim(Optional<OpenId> openid, OuterStr channel) {}

  /**
   * A membership at the platform.
   *
   * @param openid empty if the platform does not return it
   * @param number empty if it has none
   * @param possession what its status says; empty if the status is unknown
   * @param values bonus and balance; empty if the platform does not return them
   */
  record PlatformMember(
      Optional<OpenId> openid,
      Optional<MembershipNumber> number,
      FormAnswers answers,
      Optional<PossessionEvent.Kind> possession,
      boolean isActive,
      Optional<MemberValues> values) {
    /** Creates a membership of which the values are not known. */
    public PlatformMember(
        Optional<OpenId> openid,
        Optional<MembershipNumber> number,
        FormAnswers answers,
        Optional<PossessionEvent.Kind> possession,
        boolean isActive) {
      this(openid, number, answers, possession, isActive, Optional.empty());
    }
  }
}
