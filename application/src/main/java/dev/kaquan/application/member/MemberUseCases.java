package dev.kaquan.application.member;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.member.FindMember.Member;
import dev.kaquan.application.port.ActivationForms;
import dev.kaquan.application.port.Memberships;
import java.time.Duration;

/**
 * Binds the use cases of member cards and contributes a {@link BackgroundJob}. Needs ActivationForms,
 * CardPlatform, Cards, Holdings, InstantSource, MemberPlatform, MembershipLocks, MembershipNumbers,
 * Memberships, Nonces, NumberPatterns and Pauses.
 */
public final class MemberUseCases extends AbstractModule {
  private static final Duration COMPLETE_INTERVAL = Duration.ofSeconds(5);

  @Override
  protected void configure() {
    bind(MemberCards.class);
    bind(MembershipLock.class);
    bind(MembershipUpdates.class);
    bind(NumberAllocator.class);
    bind(PlatformView.class);
    bind(ActivationSteps.class);
    bind(ActivationStart.class);
    bind(DefineActivationForm.class).to(DefineActivationFormService.class);
    bind(PrepareOpenCard.class).to(PrepareOpenCardService.class);
    bind(ResumeActivation.class).to(ResumeActivationService.class);
    bind(ActivateMembership.class).to(ActivateMembershipService.class);
    bind(CompleteActivations.class).to(CompleteActivationsService.class);
  }

  @Provides
  FindActivationForm findActivationForm(ActivationForms forms) {
    return forms::find;
  }

  @Provides
  ListMembers listMembers(Memberships memberships) {
    return memberships::list;
  }

  @Provides
  FindMember findMember(Memberships memberships) {
    return id -> memberships.find(id).map(found -> new Member(found, memberships.history(id)));
  }

  @ProvidesIntoSet
  BackgroundJob completeActivations(CompleteActivations completeActivations) {
    return new BackgroundJob(
        "complete-activations", COMPLETE_INTERVAL, completeActivations::completeDue);
  }
}
