package dev.kaquan.application.member;

import dev.kaquan.application.member.ActivationStart.Submission;
import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.ActivationEvent.TicketReturned;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.OpenCardReturn.Submitted;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class ResumeActivationService implements ResumeActivation {
  private static final String EXTRA_DATA = "referrerInfo.extraData";

  /** A person holds few member cards; more would be as many calls. */
  private static final int MAX_COPIES = 10;

  private final MemberCards cards;
  private final ActivationStart start;
  private final MembershipLock lock;
  private final PlatformView view;
  private final MemberPlatform platform;
  private final InstantSource clock;

  @Inject
  ResumeActivationService(
      MemberCards cards,
      ActivationStart start,
      MembershipLock lock,
      PlatformView view,
      MemberPlatform platform,
      InstantSource clock) {
    this.cards = cards;
    this.start = start;
    this.lock = lock;
    this.view = view;
    this.platform = platform;
    this.clock = clock;
  }

  @Override
  public Outcome resume(Command command) {
    return command
        .shown()
        .fold(
            Outcome.NotOurs::new,
            () -> nothingSubmitted(command),
            submitted -> submitted(command, submitted),
            malformed -> {
              throw new InvalidValueException(malformed.violations().stream()
                  .map(violation -> violation.under(EXTRA_DATA))
                  .toList());
            });
  }

  private Outcome submitted(Command command, Submitted submitted) {
    return cards.fold(
        submitted.cardId(), card -> submitted(card, command, submitted), Outcome.Refused::new);
  }

  private Outcome submitted(MemberCard card, Command command, Submitted submitted) {
    if (!card.mode().hasComponent()) {
      return new Outcome.Refused(Refusal.NOT_ONE_TAP);
    }
    Optional<Refusal> refusal = card.refusalOf(command.initial());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    MembershipId id =
        new MembershipId(submitted.cardId(), start.plain(submitted.code(), EXTRA_DATA + ".code"));
    Optional<ActivateTicket> ticket =
        submitted.ticket().filter(known -> card.mode() == ActivationMode.ONE_TAP_WITH_JUMP);
    MemberProfile profile = new MemberProfile(command.openid(), FormAnswers.NONE);
    if (ticket.isEmpty()) {
      return ask(card, id, profile);
    }
    return start.activate(
        card,
        id,
        new Submission(profile, false, command.number(), command.initial()),
        new TicketReturned(ticket.get(), clock.instant()));
  }

  /** The person left, or the membership is active: the platform knows, if the person is known. */
  private Outcome nothingSubmitted(Command command) {
    if (command.openid().isEmpty()) {
      return new Outcome.NothingSubmitted();
    }
    OpenId openid = command.openid().get();
    MemberProfile profile = new MemberProfile(command.openid(), FormAnswers.NONE);
    Outcome outcome = new Outcome.NothingSubmitted();
    List<MembershipId> copies = platform.copiesOf(command.cardId(), openid);
    for (MembershipId id : copies.subList(0, Math.min(copies.size(), MAX_COPIES))) {
      Outcome next = cards.fold(
          id.cardId(),
          card ->
              card.mode().hasComponent() ? ask(card, id, profile) : new Outcome.NothingSubmitted(),
          refusal -> new Outcome.NothingSubmitted());
      outcome = better(outcome, next);
    }
    return outcome;
  }

  /** What has just become active is what the person came back from. */
  private static Outcome better(Outcome one, Outcome other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(Outcome outcome) {
    return outcome.fold(() -> 0, () -> 0, alreadyActive -> 1, activated -> 2, refused -> 0);
  }

  private Outcome ask(MemberCard card, MembershipId id, MemberProfile profile) {
    return lock.holding(id, () -> {
      Optional<StoredMembership> before = start.known(card, id, profile);
      if (before.isEmpty()) {
        return new Outcome.Refused(Refusal.CARD_NOT_HELD);
      }
      StoredMembership after = view.refresh(id);
      if (!after.membership().isActive()) {
        return after.membership().isHeld()
            ? new Outcome.NothingSubmitted()
            : new Outcome.Refused(Refusal.CARD_NOT_HELD);
      }
      return before.get().membership().isActive()
          ? new Outcome.AlreadyActive(after)
          : new Outcome.Activated(after);
    });
  }
}
