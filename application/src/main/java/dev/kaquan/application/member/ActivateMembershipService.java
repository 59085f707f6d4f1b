package dev.kaquan.application.member;

import dev.kaquan.application.member.ActivationStart.Submission;
import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.util.Optional;

final class ActivateMembershipService implements ActivateMembership {
  private final MemberCards cards;
  private final ActivationStart start;

  @Inject
  ActivateMembershipService(MemberCards cards, ActivationStart start) {
    this.cards = cards;
    this.start = start;
  }

  @Override
  public Outcome activate(Command command) {
    return cards.fold(command.cardId(), card -> activate(card, command), Outcome.Refused::new);
  }

  private Outcome activate(MemberCard card, Command command) {
    if (card.mode() != ActivationMode.MERCHANT_PAGE) {
      return new Outcome.Refused(Refusal.NOT_BY_PAGE);
    }
    Optional<Refusal> refusal = card.refusalOf(command.initial());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    MembershipId id =
        new MembershipId(command.cardId(), start.plain(command.code(), "encrypt_code"));
    MemberProfile profile = new MemberProfile(Optional.of(command.openid()), command.answers());
    return start.activate(
        card, id, new Submission(profile, true, command.number(), command.initial()));
  }
}
