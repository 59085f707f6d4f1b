package dev.kaquan.application.member;

import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardReturn.SubmittedCode;
import java.util.Optional;

/** Activates the membership of a person who filled in the form of the merchant's own page. */
@FunctionalInterface
public interface ActivateMembership {
  /**
   * Activates the membership. Every step is durable before the next; a background job finishes what was
   * interrupted. May be repeated, also by several processes at once.
   *
   * @throws dev.kaquan.domain.InvalidValueException if the code is not one of the account
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer; what was
   *     submitted is stored
   * @throws MembershipBusyException if another request for this membership takes too long
   */
  Outcome activate(Command command);

  /**
   * What WeChat passed to the page, and what the person filled in.
   *
   * @param number empty to allocate one
   */
  record Command(
      CardId cardId,
      SubmittedCode code,
      OpenId openid,
      FormAnswers answers,
      Optional<MembershipNumber> number,
      MemberValues initial) {}
}
