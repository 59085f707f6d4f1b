package dev.kaquan.application.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.member.AdjustMember.Adjusted;
import dev.kaquan.application.member.AdjustMember.Outcome;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.application.port.MemberPlatform.PlatformMember;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.OpenCardReturn.SubmittedCode;
import dev.kaquan.domain.member.PossessionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdjustMemberTest {
  private static final MembershipId ID =
      new MembershipId(MemberFixture.CARD, new CardCode("001679873278"));

  private final MemberFixture fixture = new MemberFixture();

  @BeforeEach
  void activate() {
    fixture.has("activate_url");
    fixture.platform.has(ID, CardSamples.OPENID);
    fixture.activateMembership.activate(new ActivateMembership.Command(
        MemberFixture.CARD,
        new SubmittedCode(Optional.empty(), Optional.of(ID.code())),
        CardSamples.OPENID,
        FormAnswers.NONE,
        Optional.empty(),
        new MemberValues(100, 0)));
  }

  @Test
  void the_platform_gets_the_full_values_and_the_difference() {
    Adjusted adjusted = adjusted(adjust(20, 500, "消费"));
    assertEquals(new MemberValues(120, 500), adjusted.values());
    assertEquals(
        List.of("claim", "activate VIP0001 100 0", "values 120(20 消费) 500(500 消费)"),
        fixture.platform.calls());
    assertEquals(Optional.empty(), fixture.memberships.unsynced(ID));
    assertEquals(Optional.empty(), stored().attempts().next());

    adjust(-30, 0, "兑换");
    assertEquals("values 90(-30 兑换) -", lastCall());
  }

  @Test
  void a_change_is_stored_although_the_platform_does_not_answer() {
    fixture.platform.fails(Kind.UNREACHABLE, true);
    adjusted(adjust(20, 0, "一"));
    adjusted(adjust(3, 0, "二"));
    assertEquals(new MemberValues(123, 0), stored().values());
    assertEquals(4, fixture.platform.calls().size());

    fixture.platform.recovers();
    fixture.passes(Duration.ofHours(1));
    assertEquals(1, fixture.completeActivations.completeDue());
    assertEquals("values 123(23 二) -", lastCall());
    assertEquals(Optional.empty(), fixture.memberships.unsynced(ID));
    assertEquals(0, fixture.completeActivations.completeDue());
  }

  @Test
  void values_outside_their_bounds_are_refused_and_change_nothing() {
    assertEquals(Refusal.BELOW_ZERO, refused(adjust(-101, 0, "x")));
    assertEquals(Refusal.BELOW_ZERO, refused(adjust(1, -1, "x")));
    assertEquals(Refusal.ABOVE_LIMIT, refused(adjust(MemberValues.MAX, 0, "x")));
    assertThrows(InvalidValueException.class, () -> adjust(0, 0, "x"));
    assertEquals(new MemberValues(100, 0), stored().values());
    assertEquals(2, fixture.platform.calls().size());
  }

  @Test
  void the_answer_is_stored_with_the_change() {
    Receipt<Adjusted> receipt = new Receipt<>(
        Optional.of("hash"), adjusted -> "" + adjusted.values().bonus(), Optional.empty());
    fixture.adjustMember.adjust(command(20, 0, "x"), receipt);
    assertEquals(List.of(new StoredAnswer("hash", "120")), fixture.memberships.answers());
  }

  @Test
  void an_adjustment_is_reversed_once() {
    String id = adjusted(adjust(20, 500, "消费")).entry().id();
    assertEquals(new MemberValues(100, 0), adjusted(reverse(id)).values());
    assertEquals("values 100(-20 消费) 0(-500 消费)", lastCall());
    assertEquals(Refusal.ALREADY_REVERSED, refused(reverse(id)));
    assertEquals(Refusal.UNKNOWN_ADJUSTMENT, refused(reverse("unknown")));
    String reversal = fixture.memberships.entries(ID).get(2).id();
    assertEquals(Refusal.NOT_REVERSIBLE, refused(reverse(reversal)));
  }

  @Test
  void a_reversal_cannot_take_what_is_spent() {
    String id = adjusted(adjust(20, 0, "消费")).entry().id();
    adjust(-110, 0, "兑换");
    assertEquals(Refusal.BELOW_ZERO, refused(reverse(id)));
  }

  @Test
  void points_that_are_not_spent_in_time_expire() {
    fixture.adjustMember.adjust(
        new AdjustMember.Command(
            ID,
            new LedgerEntry.Draft(
                50, 0, "双倍", true, Optional.of(fixture.instant().plus(Duration.ofDays(1)))),
            "api"),
        Receipt.none());
    adjust(-20, 0, "兑换");
    fixture.passes(Duration.ofDays(1));
    assertEquals(1, fixture.expireBonus.expireDue());
    assertEquals(0, fixture.expireBonus.expireDue());
    assertEquals(new MemberValues(100, 0), stored().values());
    fixture.completeActivations.completeDue();
    assertEquals("values 100(-30 积分过期) -", lastCall());
  }

  @Test
  void a_card_that_does_not_show_a_value_has_none() {
    fixture.hasWithoutValues("activate_url");
    assertEquals(Refusal.NO_BONUS, refused(adjust(1, 0, "x")));
    assertEquals(Refusal.NO_BALANCE, refused(adjust(0, 1, "x")));
  }

  @Test
  void only_active_memberships_that_are_held_are_changed() {
    MembershipId other = new MembershipId(MemberFixture.CARD, new CardCode("002"));
    assertEquals(
        Refusal.UNKNOWN_MEMBER,
        refused(fixture.adjustMember.adjust(
            new AdjustMember.Command(other, command(1, 0, "x").draft(), "api"), Receipt.none())));
    fixture.platform.has(other, CardSamples.OPENID);
    fixture.platform.fails(Kind.REJECTED, false);
    assertThrows(
        PlatformException.class,
        () -> fixture.activateMembership.activate(new ActivateMembership.Command(
            MemberFixture.CARD,
            new SubmittedCode(Optional.empty(), Optional.of(other.code())),
            CardSamples.OPENID,
            FormAnswers.NONE,
            Optional.empty(),
            MemberValues.ZERO)));
    assertEquals(
        Refusal.NOT_ACTIVE,
        refused(fixture.adjustMember.adjust(
            new AdjustMember.Command(other, command(1, 0, "x").draft(), "api"), Receipt.none())));
  }

  @Test
  void a_card_that_turns_out_to_be_deleted_is_parked_with_its_change() {
    fixture.platform.forgets(ID);
    adjusted(adjust(20, 0, "消费"));
    assertEquals(Membership.State.DELETED, stored().membership().state());
    assertEquals("card-not-held", stored().attempts().lastFailure());
    assertEquals(Optional.empty(), stored().attempts().next());
    assertEquals(Refusal.CARD_NOT_HELD, refused(adjust(1, 0, "x")));
    assertEquals(
        Refusal.CARD_NOT_HELD,
        fixture.changeMember.change(ID, display("金")).<Refusal>fold(changed -> null, r -> r));
  }

  @Test
  void a_restored_card_is_found_and_gets_what_it_missed() {
    PlatformMember member = fixture.platform.member(ID).orElseThrow();
    fixture.platform.forgets(ID);
    adjust(20, 0, "消费");
    fixture.platform.has(ID, member);
    StoredMembership restored = fixture.syncMember.sync(ID).orElseThrow();
    assertEquals(Membership.State.ACTIVE, restored.membership().state());
    assertEquals("values 120(20 消费) -", lastCall());
    MembershipId unknown = new MembershipId(MemberFixture.CARD, new CardCode("9"));
    assertEquals(Optional.empty(), fixture.syncMember.sync(unknown));
  }

  @Test
  void what_a_membership_shows_is_changed_and_remembered() {
    assertTrue(fixture.changeMember.change(ID, display("金")) instanceof ChangeMember.Changed);
    MemberDisplay picture = new MemberDisplay(
        List.of(Optional.empty(), Optional.of("9"), Optional.empty()), Optional.of("https://x"));
    fixture.changeMember.change(ID, picture);
    assertEquals(
        new MemberDisplay(
            List.of(Optional.of("金"), Optional.of("9"), Optional.empty()),
            Optional.of("https://x")),
        stored().display());
  }

  @Test
  void a_card_that_is_gifted_meanwhile_is_not_changed() {
    fixture.platform.has(
        ID,
        new PlatformMember(
            Optional.of(CardSamples.OPENID),
            Optional.empty(),
            FormAnswers.NONE,
            Optional.of(PossessionEvent.Kind.OFFERED),
            true));
    assertEquals(
        Refusal.CARD_NOT_HELD,
        fixture.changeMember.change(ID, display("金")).<Refusal>fold(changed -> null, r -> r));
    assertEquals(Membership.State.GIFTING, stored().membership().state());
    assertEquals(MemberDisplay.NONE, stored().display());
  }

  private Outcome adjust(long bonus, long balance, String reason) {
    return fixture.adjustMember.adjust(command(bonus, balance, reason), Receipt.none());
  }

  private Outcome reverse(String entryId) {
    return fixture.adjustMember.reverse(ID, entryId, "api", Receipt.none());
  }

  private static AdjustMember.Command command(long bonus, long balance, String reason) {
    return new AdjustMember.Command(
        ID, new LedgerEntry.Draft(bonus, balance, reason, true, Optional.empty()), "api");
  }

  private static MemberDisplay display(String field) {
    return new MemberDisplay(
        List.of(Optional.of(field), Optional.empty(), Optional.empty()), Optional.empty());
  }

  private StoredMembership stored() {
    return fixture.memberships.find(ID).orElseThrow();
  }

  private String lastCall() {
    List<String> calls = fixture.platform.calls();
    return calls.get(calls.size() - 1);
  }

  private static Adjusted adjusted(Outcome outcome) {
    return (Adjusted) outcome;
  }

  private static Refusal refused(Outcome outcome) {
    return ((AdjustMember.Refused) outcome).reason();
  }
}
