package dev.kaquan.application.member;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.member.FindMember.Member;
import dev.kaquan.application.port.ActivationForms;
import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.Memberships;
import java.time.Duration;

/**
 * Binds the use cases of member cards and contributes a {@link BackgroundJob}. Needs ActivationForms,
 * CardPlatform, Cards, Holdings, InstantSource, MemberLedger, MemberPlatform, MembershipLocks, MembershipNumbers,
 * Memberships, Nonces, NumberPatterns and Pauses.
 */
public final class MemberUseCases extends AbstractModule {
  private static final Duration EXPIRE_INTERVAL = Duration.ofMinutes(1);
  private static final Duration COMPLETE_INTERVAL = Duration.ofSeconds(5);

  @Override
  protected void configure() {
    bind(MemberCards.class);
    bind(MembershipLock.class);
    bind(MembershipUpdates.class);
    bind(MembershipEffects.class);
    bind(NumberAllocator.class);
    bind(PlatformView.class);
    bind(ActivationSteps.class);
    bind(ValuesSteps.class);
    bind(ActivationStart.class);
    bind(DefineActivationForm.class).to(DefineActivationFormService.class);
    bind(PrepareOpenCard.class).to(PrepareOpenCardService.class);
    bind(ResumeActivation.class).to(ResumeActivationService.class);
    bind(ActivateMembership.class).to(ActivateMembershipService.class);
    bind(AdjustMember.class).to(AdjustMemberService.class);
    bind(ReverseAdjustment.class).to(AdjustMemberService.class);
    bind(ChangeMember.class).to(ChangeMemberService.class);
    bind(CompareMember.class).to(CompareMemberService.class);
    bind(SyncMember.class).to(SyncMemberService.class);
    bind(ExpireBonus.class).to(ExpireBonusService.class);
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

  @Provides
  ListAdjustments listAdjustments(MemberLedger ledger) {
    return ledger::list;
  }

  @ProvidesIntoSet
  BackgroundJob expireBonus(ExpireBonus expireBonus) {
    return new BackgroundJob("expire-bonus", EXPIRE_INTERVAL, expireBonus::expireDue);
  }

  @ProvidesIntoSet
  BackgroundJob completeActivations(CompleteActivations completeActivations) {
    return new BackgroundJob(
        "complete-activations", COMPLETE_INTERVAL, completeActivations::completeDue);
  }
}
