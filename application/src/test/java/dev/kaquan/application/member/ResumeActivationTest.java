package dev.kaquan.application.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.application.port.MemberPlatform.PlatformMember;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.FormAnswers.Answer;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.domain.member.OpenCardReturn;
import dev.kaquan.domain.member.OpenCardReturn.SubmittedCode;
import dev.kaquan.domain.member.PossessionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeActivationTest {
  private static final MembershipId ID =
      new MembershipId(MemberFixture.CARD, new CardCode("001679873278"));
  private static final MembershipId OTHER =
      new MembershipId(MemberFixture.CARD, new CardCode("002"));
  private static final OpenId PERSON = CardSamples.OPENID;
  private static final ActivateTicket TICKET = new ActivateTicket("t1");
  private static final FormAnswers ANSWERS = new FormAnswers(
      List.of(new Answer("USER_FORM_INFO_FLAG_MOBILE", "155", List.of())), List.of());
  private static final EncryptedCode ENCRYPTED =
      new EncryptedCode("XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE");
  private static final Duration LATER = MembershipLock.HELD_FOR;

  private final MemberFixture fixture = new MemberFixture();

  @BeforeEach
  void start() {
    fixture.has("wx_activate", "wx_activate_after_submit_url");
    fixture.platform.has(ID, PERSON);
    fixture.platform.issues(TICKET, ANSWERS);
  }

  @Test
  void a_submitted_form_leads_to_an_active_membership() {
    StoredMembership member = activated(resume(submitted("001679873278")));
    assertEquals(Membership.State.ACTIVE, member.membership().state());
    assertEquals(
        Optional.of(new MembershipNumber("VIP0001")), member.membership().number());
    assertEquals(Optional.of(PERSON), member.membership().profile().openid());
    assertEquals(ANSWERS, member.membership().profile().answers());
    assertEquals(new MemberValues(100, 0), member.values());
    assertEquals(new OuterStr("shop-7"), member.membership().channel());
    assertEquals(List.of("claim", "answers", "activate VIP0001 100 0"), fixture.platform.calls());
    assertEquals(
        List.of("claimed", "returned-with-ticket", "activated"),
        fixture.memberships.history(ID).stream().map(Change::label).toList());
    assertEquals(Optional.empty(), member.attempts().next());
  }

  @Test
  void an_encrypted_code_is_decrypted() {
    fixture.cardPlatform.has(ENCRYPTED, ID.code());
    assertEquals(ID, activated(resume(submitted(ENCRYPTED.value()))).id());
  }

  @Test
  void a_code_that_is_not_of_the_account_is_refused() {
    InvalidValueException e =
        assertThrows(InvalidValueException.class, () -> resume(submitted(ENCRYPTED.value())));
    assertEquals("referrerInfo.extraData.code", e.violations().get(0).field());
    assertEquals(List.of(), fixture.platform.calls());
  }

  @Test
  void a_repetition_finds_the_active_membership() {
    StoredMembership first = activated(resume(submitted("001679873278")));
    assertEquals(first, alreadyActive(resume(submitted("001679873278"))));
    assertEquals(3, fixture.platform.calls().size());
  }

  @Test
  void the_channel_of_the_claim_is_known() {
    fixture.claims.add(PortSamples.request("r1", PortSamples.TAKEN), Optional.empty());
    fixture.claims.resolve(
        PortSamples.request("r1").id(),
        0,
        PortSamples.TAKEN,
        new Holding(
            ID.cardId(), ID.code(), PortSamples.ANYONE, new OuterStr("店"), PortSamples.NOW));
    assertEquals(
        new OuterStr("店"),
        activated(resume(submitted("001679873278"))).membership().channel());
  }

  @Test
  void what_was_submitted_survives_a_platform_that_does_not_answer() {
    fixture.platform.fails(Kind.UNREACHABLE, false);
    assertThrows(PlatformException.class, () -> resume(submitted("001679873278")));
    assertEquals(Membership.State.FORM_SUBMITTED, stored(ID).membership().state());

    fixture.platform.recovers();
    fixture.passes(LATER);
    assertEquals(1, fixture.completeActivations.completeDue());
    assertEquals(Membership.State.ACTIVE, stored(ID).membership().state());
    assertEquals(ANSWERS, stored(ID).membership().profile().answers());
    assertEquals(new MemberValues(100, 0), stored(ID).values());
    assertEquals(0, fixture.completeActivations.completeDue());
  }

  @Test
  void an_activation_whose_answer_was_lost_is_repeated_with_the_same_number() {
    fixture.platform.fails(Kind.UNREACHABLE, true);
    assertThrows(PlatformException.class, () -> resume(submitted("001679873278")));
    fixture.platform.recovers();
    StoredMembership member = activated(resume(submitted("001679873278")));
    assertEquals(
        Optional.of(new MembershipNumber("VIP0001")), member.membership().number());
    assertEquals(new MemberValues(100, 0), member.values());
    assertEquals(
        List.of("claim", "answers", "activate VIP0001 100 0", "activate VIP0001 100 0"),
        fixture.platform.calls());
  }

  @Test
  void an_activation_that_was_executed_is_recognized_when_the_platform_is_asked() {
    fixture.platform.fails(Kind.UNREACHABLE, true);
    assertThrows(PlatformException.class, () -> resume(submitted("001679873278")));
    fixture.platform.recovers();
    StoredMembership member = activated(resume(nothing(), Optional.of(PERSON)));
    assertEquals(
        Optional.of(new MembershipNumber("VIP0001")), member.membership().number());
    assertEquals(new MemberValues(100, 0), member.values());
    assertEquals(Optional.empty(), member.attempts().next());
  }

  @Test
  void a_refused_ticket_parks_the_activation_until_there_is_another_one() {
    assertEquals(Refusal.TICKET_REFUSED, refused(resume(submitted(new ActivateTicket("made-up")))));
    assertEquals(Optional.empty(), stored(ID).attempts().next());
    assertEquals("ticket-refused", stored(ID).attempts().lastFailure());
    assertEquals(Optional.empty(), stored(ID).membership().ticket());
    assertEquals(ID, activated(resume(submitted("001679873278"))).id());
  }

  @Test
  void a_refused_ticket_of_an_active_membership_is_no_matter() {
    fixture.platform.has(
        ID,
        new PlatformMember(
            Optional.of(PERSON),
            Optional.of(new MembershipNumber("A1")),
            ANSWERS,
            Optional.of(PossessionEvent.Kind.FOUND_HELD),
            true));
    StoredMembership member = activated(resume(submitted(new ActivateTicket("old"))));
    assertEquals(Optional.of(new MembershipNumber("A1")), member.membership().number());
    assertEquals(MemberValues.ZERO, member.values());
  }

  @Test
  void a_card_that_was_deleted_meanwhile_is_not_activated() {
    fixture.platform.fails(Kind.UNREACHABLE, false);
    assertThrows(PlatformException.class, () -> resume(submitted("001679873278")));
    fixture.platform.recovers();
    fixture.platform.forgets(ID);
    assertEquals(Refusal.CARD_NOT_HELD, refused(resume(submitted("001679873278"))));
    assertEquals(Membership.State.DELETED, stored(ID).membership().state());
    assertEquals(Refusal.CARD_NOT_HELD, refused(resume(submitted("001679873278"))));
    assertEquals(
        List.of("claim", "answers", "answers", "activate VIP0001 100 0", "find", "find"),
        fixture.platform.calls());
  }

  @Test
  void a_restored_card_is_activated_though_it_was_deleted_here() {
    fixture.platform.fails(Kind.UNREACHABLE, false);
    assertThrows(PlatformException.class, () -> resume(submitted("001679873278")));
    fixture.platform.recovers();
    fixture.platform.forgets(ID);
    assertEquals(Refusal.CARD_NOT_HELD, refused(resume(submitted("001679873278"))));
    fixture.platform.has(ID, PERSON);
    assertEquals(
        Membership.State.ACTIVE,
        activated(resume(submitted("001679873278"))).membership().state());
  }

  @Test
  void a_number_that_comes_later_counts_if_none_is_reserved() {
    fixture.platform.fails(Kind.UNREACHABLE, false);
    assertThrows(PlatformException.class, () -> resume(submitted("001679873278")));
    fixture.platform.recovers();
    MembershipNumber number = new MembershipNumber("A1");
    assertEquals(
        Optional.of(number),
        activated(resume(submitted("001679873278"), Optional.of(number)))
            .membership()
            .number());
  }

  @Test
  void a_number_that_comes_too_late_stays_free() {
    fixture.platform.fails(Kind.UNREACHABLE, true);
    assertThrows(PlatformException.class, () -> resume(submitted("001679873278")));
    fixture.platform.recovers();
    MembershipNumber number = new MembershipNumber("A1");
    assertEquals(
        Optional.of(new MembershipNumber("VIP0001")),
        activated(resume(submitted("001679873278"), Optional.of(number)))
            .membership()
            .number());
    fixture.platform.has(OTHER, PERSON);
    assertEquals(
        Optional.of(number),
        activated(resume(submitted("002"), Optional.of(number))).membership().number());
  }

  @Test
  void the_person_is_whom_the_platform_names() {
    StoredMembership member = activated(fixture.resumeActivation.resume(command(
        submitted("001679873278"),
        Optional.of(new OpenId("oSomebodyElse")),
        Optional.empty(),
        MemberValues.ZERO)));
    assertEquals(Optional.of(PERSON), member.membership().profile().openid());
  }

  @Test
  void nothing_is_stored_about_a_code_that_nobody_knows() {
    assertEquals(Refusal.CARD_NOT_HELD, refused(resume(submitted("003"))));
    assertEquals(
        Optional.empty(),
        fixture.memberships.find(new MembershipId(MemberFixture.CARD, new CardCode("003"))));
  }

  @Test
  void a_number_belongs_to_one_membership() {
    fixture.platform.has(OTHER, PERSON);
    MembershipNumber number = new MembershipNumber("VIP0001");
    activated(resume(submitted("002"), Optional.of(number)));
    assertEquals(
        Refusal.NUMBER_TAKEN, refused(resume(submitted("001679873278"), Optional.of(number))));
    assertEquals(
        Optional.of(new MembershipNumber("VIP0002")),
        activated(resume(submitted("001679873278"))).membership().number());
  }

  @Test
  void initial_values_are_refused_for_a_card_that_does_not_show_them() {
    fixture.hasWithoutValues("wx_activate", "wx_activate_after_submit_url");
    assertEquals(Refusal.NO_BONUS, refused(resume(submitted("001679873278"))));
    assertEquals(
        Refusal.NO_BALANCE,
        refused(fixture.resumeActivation.resume(command(
            submitted("001679873278"),
            Optional.empty(),
            Optional.empty(),
            new MemberValues(0, 1)))));
  }

  @Test
  void other_returns_are_not_ours() {
    assertTrue(resume(new OpenCardReturn.NotOurs()) instanceof Outcome.NotOurs);
    assertTrue(resume(nothing()) instanceof Outcome.NothingSubmitted);
    assertEquals(List.of(), fixture.platform.calls());
  }

  @Test
  void a_malformed_return_names_its_fields() {
    OpenCardReturn malformed = OpenCardReturn.of(Map.of(
        "referrerInfo",
        Map.of("appId", OpenCardLink.COMPONENT_APP_ID, "extraData", Map.of("card_id", 7))));
    InvalidValueException e = assertThrows(InvalidValueException.class, () -> resume(malformed));
    assertTrue(e.violations().get(0).field().startsWith("referrerInfo.extraData."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto_activate", "activate_url"})
  void another_card_has_no_component(String field) {
    fixture.has(field);
    assertEquals(Refusal.NOT_ONE_TAP, refused(resume(submitted("001679873278"))));
  }

  @Test
  void a_card_that_does_not_jump_is_asked_for_at_the_platform() {
    fixture.has("wx_activate");
    assertTrue(resume(nothing(), Optional.of(PERSON)) instanceof Outcome.NothingSubmitted);
    fixture.platform.has(
        ID,
        new PlatformMember(
            Optional.of(PERSON),
            Optional.of(new MembershipNumber("001679873278")),
            ANSWERS,
            Optional.of(PossessionEvent.Kind.FOUND_HELD),
            true));
    StoredMembership member = activated(resume(nothing(), Optional.of(PERSON)));
    assertEquals(ANSWERS, member.membership().profile().answers());
    assertEquals(member, alreadyActive(resume(nothing(), Optional.of(PERSON))));
    assertFalse(fixture.platform.calls().stream().anyMatch(call -> call.startsWith("activate")));
  }

  @Test
  void one_request_at_a_time_is_about_a_membership() {
    fixture.memberships.acquire(
        ID, "somebody", fixture.instant(), fixture.instant().plus(Duration.ofHours(1)));
    assertThrows(MembershipBusyException.class, () -> resume(submitted("001679873278")));
    assertEquals(50, fixture.pauses.size());
    assertEquals(List.of(), fixture.platform.calls());
    fixture.passes(Duration.ofHours(1));
    activated(resume(submitted("001679873278")));
  }

  @Test
  void the_merchants_page_activates() {
    fixture.has("activate_url");
    ActivateMembership.Command command = new ActivateMembership.Command(
        MemberFixture.CARD,
        new SubmittedCode(Optional.empty(), Optional.of(ID.code())),
        PERSON,
        ANSWERS,
        Optional.empty(),
        new MemberValues(0, 500));
    StoredMembership member = activated(fixture.activateMembership.activate(command));
    assertEquals(ANSWERS, member.membership().profile().answers());
    assertEquals(new MemberValues(0, 500), member.values());
    assertEquals(List.of("claim", "activate VIP0001 0 500"), fixture.platform.calls());
    assertEquals(member, alreadyActive(fixture.activateMembership.activate(command)));

    fixture.has("wx_activate");
    assertEquals(Refusal.NOT_BY_PAGE, refused(fixture.activateMembership.activate(command)));
  }

  @Test
  void a_claimed_card_that_activates_itself_is_an_active_membership() {
    fixture.has("auto_activate");
    fixture.memberships.isClaimed(new Holding(
        ID.cardId(), ID.code(), PortSamples.PERSON, new OuterStr("店"), PortSamples.NOW));
    fixture.platform.has(
        ID,
        new PlatformMember(
            Optional.of(PERSON),
            Optional.of(new MembershipNumber("001679873278")),
            FormAnswers.NONE,
            Optional.of(PossessionEvent.Kind.FOUND_HELD),
            true));
    assertEquals(2, fixture.completeActivations.completeDue());
    assertEquals(Membership.State.ACTIVE, stored(ID).membership().state());
    assertEquals(Optional.of(PERSON), stored(ID).membership().profile().openid());
    assertEquals(
        Optional.of(new MembershipNumber("001679873278")),
        stored(ID).membership().number());
    assertEquals(0, fixture.completeActivations.completeDue());
  }

  @Test
  void a_failure_that_does_not_end_is_parked() {
    fixture.platform.fails(Kind.REJECTED, false);
    assertThrows(PlatformException.class, () -> resume(submitted("001679873278")));
    for (int i = 0; i < 100 && stored(ID).attempts().next().isPresent(); i++) {
      fixture.passes(Duration.ofHours(2));
      assertEquals(0, fixture.completeActivations.completeDue());
    }
    assertEquals(20, stored(ID).attempts().failures());
    assertEquals(Optional.empty(), stored(ID).attempts().next());
    fixture.platform.recovers();
    activated(resume(submitted("001679873278")));
  }

  @Test
  void a_pattern_without_numbers_left_is_a_refusal() {
    for (int i = 0; i < 9999; i++) {
      fixture.allocator.reserve(OTHER);
    }
    assertEquals(Refusal.NUMBERS_EXHAUSTED, refused(resume(submitted("001679873278"))));
  }

  private StoredMembership stored(MembershipId id) {
    return fixture.memberships.find(id).orElseThrow();
  }

  private Outcome resume(OpenCardReturn shown) {
    return resume(shown, Optional.empty(), Optional.empty());
  }

  private Outcome resume(OpenCardReturn shown, Optional<?> value) {
    Optional<OpenId> openid = value.filter(OpenId.class::isInstance).map(OpenId.class::cast);
    Optional<MembershipNumber> number =
        value.filter(MembershipNumber.class::isInstance).map(MembershipNumber.class::cast);
    return resume(shown, openid, number);
  }

  private Outcome resume(
      OpenCardReturn shown, Optional<OpenId> openid, Optional<MembershipNumber> number) {
    boolean isSubmitted = shown instanceof OpenCardReturn.Submitted;
    return fixture.resumeActivation.resume(command(
        shown,
        isSubmitted ? Optional.of(PERSON) : openid,
        number,
        new MemberValues(isSubmitted ? 100 : 0, 0)));
  }

  private static ResumeActivation.Command command(
      OpenCardReturn shown,
      Optional<OpenId> openid,
      Optional<MembershipNumber> number,
      MemberValues initial) {
    return new ResumeActivation.Command(shown, Optional.empty(), openid, number, initial);
  }

  private static OpenCardReturn submitted(String code) {
    return submitted(TICKET, code);
  }

  private static OpenCardReturn submitted(ActivateTicket ticket) {
    return submitted(ticket, "001679873278");
  }

  private static OpenCardReturn submitted(ActivateTicket ticket, String code) {
    return OpenCardReturn.of(Map.of(
        "referrerInfo",
        Map.of(
            "appId",
            OpenCardLink.COMPONENT_APP_ID,
            "extraData",
            Map.of(
                "activate_ticket",
                ticket.value(),
                "card_id",
                MemberFixture.CARD.value(),
                "code",
                code))));
  }

  private static OpenCardReturn nothing() {
    return new OpenCardReturn.NothingSubmitted();
  }

  private static StoredMembership activated(Outcome outcome) {
    return ((Outcome.Activated) outcome).membership();
  }

  private static StoredMembership alreadyActive(Outcome outcome) {
    return ((Outcome.AlreadyActive) outcome).membership();
  }

  private static Refusal refused(Outcome outcome) {
    return ((Outcome.Refused) outcome).reason();
  }
}
