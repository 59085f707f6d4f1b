package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Memberships.ActivationPlan;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.Filter;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.Activation;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.FormAnswers.Answer;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link Memberships}, {@link MembershipLocks} and {@link MembershipNumbers}. */
public interface MembershipsContract {
  MembershipNumber NUMBER = new MembershipNumber("VIP1");

  /** Returns the instances under test, empty at the start of a test. */
  Memberships memberships();

  MembershipLocks locks();

  MembershipNumbers numbers();

  @Test
  default void a_membership_is_added_once() {
    StoredMembership first = claimed("001", NOW);
    assertEquals(Optional.empty(), memberships().find(first.id()));
    assertTrue(memberships().add(first, change("claimed")));
    assertFalse(memberships().add(claimed("001", NOW.plusMillis(1)), change("claimed")));
    assertEquals(Optional.of(first), memberships().find(first.id()));
    assertEquals(List.of(change("claimed")), memberships().history(first.id()));
  }

  @Test
  default void every_state_is_found_as_it_was_stored() {
    Activation[] activations = {
      new Activation.Claimed(),
      new Activation.FormSubmitted(Optional.empty()),
      new Activation.FormSubmitted(Optional.of(new ActivateTicket("t \"'x"))),
      new Activation.Active(Optional.empty(), NOW),
      new Activation.Active(Optional.of(NUMBER), NOW.plusMillis(1)),
    };
    int code = 0;
    for (ActivationMode mode : ActivationMode.values()) {
      for (Activation activation : activations) {
        for (Possession possession : Possession.values()) {
          StoredMembership stored = StoredMembership.of(new Membership(
              id("c" + code++),
              mode,
              MemberProfile.UNKNOWN,
              OuterStr.NONE,
              NOW,
              activation,
              new PossessionState(possession, NOW.plusMillis(2))));
          memberships().add(stored, change("claimed"));
          assertEquals(Optional.of(stored), memberships().find(stored.id()));
        }
      }
    }
  }

  @Test
  default void everything_that_changes_is_stored() {
    StoredMembership before = claimed("001", NOW);
    memberships().add(before, change("claimed"));
    MemberProfile profile = new MemberProfile(
        Optional.of(new OpenId("oPerson")),
        new FormAnswers(
            List.of(new Answer("USER_FORM_INFO_FLAG_MOBILE", "155", List.of())),
            List.of(new Answer("兴趣", "", List.of("钢琴", "😀")))));
    StoredMembership after = before
        .with(before.membership().with(profile))
        .with(new ActivationPlan(true, Optional.of(NUMBER), new MemberValues(100, 5)))
        .with(new MemberDisplay(
            List.of(Optional.of("金"), Optional.empty(), Optional.of("")), Optional.of("http://x")))
        .with(new Attempts(3, Optional.of(NOW.plusMillis(9)), "无应答"));
    assertTrue(memberships().replace(after, List.of(change("a"), change("b")), Optional.empty()));
    StoredMembership found = memberships().find(before.id()).orElseThrow();
    assertEquals(after.membership(), found.membership());
    assertEquals(after.plan(), found.plan());
    assertEquals(after.display(), found.display());
    assertEquals(after.attempts(), found.attempts());
    assertEquals(
        List.of("claimed", "a", "b"),
        memberships().history(before.id()).stream().map(Change::label).toList());
  }

  @Test
  default void a_change_that_was_overtaken_is_not_stored() {
    StoredMembership first = claimed("001", NOW);
    memberships().add(first, change("claimed"));
    assertTrue(
        memberships().replace(first.with(Attempts.firstAt(NOW)), List.of(), Optional.empty()));
    assertFalse(memberships()
        .replace(
            first.with(Attempts.NONE),
            List.of(change("late")),
            Optional.of(LedgerEntry.initial("e1", new MemberValues(1, 1), NOW))));
    StoredMembership found = memberships().find(first.id()).orElseThrow();
    assertEquals(Attempts.firstAt(NOW), found.attempts());
    assertEquals(MemberValues.ZERO, found.values());
    assertEquals(1, memberships().history(first.id()).size());
    assertTrue(memberships().replace(found.with(Attempts.NONE), List.of(), Optional.empty()));
  }

  @Test
  default void the_values_at_activation_are_stored_with_it() {
    StoredMembership stored = claimed("001", NOW);
    memberships().add(stored, change("claimed"));
    memberships()
        .replace(
            stored,
            List.of(),
            Optional.of(LedgerEntry.initial("e1", new MemberValues(100, 5), NOW)));
    assertEquals(
        new MemberValues(100, 5), memberships().find(stored.id()).orElseThrow().values());
  }

  @Test
  default void memberships_are_due_at_their_next_attempt() {
    due("003", Attempts.firstAt(NOW.plusMillis(2)));
    due("001", Attempts.firstAt(NOW.plusMillis(1)));
    due("002", Attempts.firstAt(NOW.plusMillis(1)));
    due("004", new Attempts(20, Optional.empty(), "parked"));
    assertEquals(List.of(), dueCodes(NOW, 9));
    assertEquals(List.of("001", "002"), dueCodes(NOW.plusMillis(1), 9));
    assertEquals(List.of("001", "002", "003"), dueCodes(NOW.plusMillis(2), 9));
    assertEquals(List.of("001"), dueCodes(NOW.plusMillis(2), 1));
  }

  @Test
  default void memberships_are_listed_latest_first_page_by_page_and_by_filter() {
    List<MembershipId> latestFirst = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Membership membership = Membership.claimed(
          new MembershipId(new CardId("pCard" + i % 2), new CardCode("00" + i)),
          ActivationMode.ONE_TAP,
          new MemberProfile(
              i == 3 ? Optional.of(new OpenId("oPerson")) : Optional.empty(), FormAnswers.NONE),
          i == 4 ? new OuterStr("门店") : OuterStr.NONE,
          NOW.plusMillis(i / 2));
      memberships().add(StoredMembership.of(membership), change("claimed"));
      latestFirst.add(membership.id());
    }
    latestFirst.sort((one, other) -> other.code().value().compareTo(one.code().value()));
    for (int limit = 1; limit <= 7; limit++) {
      assertEquals(latestFirst, all(Filter.ALL, limit));
    }
    assertEquals(List.of("005", "003", "001"), codes(filter("pCard1", "", "", "")));
    assertEquals(List.of("003"), codes(filter("", "", "", "oPerson")));
    assertEquals(List.of("004"), codes(filter("", "门店", "", "")));
    assertEquals(6, codes(filter("", "", "claimed", "")).size());
    assertEquals(List.of(), codes(filter("", "", "active", "")));
    assertEquals(List.of("003"), codes(filter("pCard1", "", "claimed", "oPerson")));
  }

  @Test
  default void a_lock_is_held_by_one_until_it_ends_or_is_released() {
    MembershipId id = id("001");
    Instant until = NOW.plusMillis(5);
    assertTrue(locks().acquire(id, "a", NOW, until));
    assertFalse(locks().acquire(id, "b", until.minusMillis(1), until));
    assertTrue(locks().acquire(id("002"), "b", NOW, until));
    locks().release(id, "b");
    assertFalse(locks().acquire(id, "b", NOW, until));
    locks().release(id, "a");
    assertTrue(locks().acquire(id, "b", NOW, until));
    assertTrue(locks().acquire(id, "c", until, until.plusMillis(5)));
    locks().release(id, "b");
    assertFalse(locks().acquire(id, "d", until, until));
  }

  @Test
  default void blocks_of_a_sequence_do_not_overlap() {
    Set<Long> taken = new HashSet<>();
    int sum = 0;
    for (int size : new int[] {1, 2, 4, 128, 1}) {
      long first = numbers().takeBlock("VIP{seq:8}", size);
      for (int i = 0; i < size; i++) {
        assertTrue(taken.add(first + i));
      }
      sum += size;
    }
    assertEquals(sum, taken.size());
    assertTrue(taken.contains(1L));
    assertEquals(1, numbers().takeBlock("other", 3));
  }

  @Test
  default void a_number_belongs_to_one_membership_of_its_card() {
    assertTrue(numbers().reserve(NUMBER, id("001")));
    assertTrue(numbers().reserve(NUMBER, id("001")));
    assertFalse(numbers().reserve(NUMBER, id("002")));
    assertTrue(numbers().reserve(new MembershipNumber("vip1"), id("002")));
    assertTrue(
        numbers().reserve(NUMBER, new MembershipId(new CardId("pOther"), new CardCode("003"))));
  }

  private void due(String code, Attempts attempts) {
    memberships().add(claimed(code, NOW).with(attempts), change("claimed"));
  }

  private List<String> dueCodes(Instant due, int most) {
    return memberships().due(due, most).stream()
        .map(each -> each.id().code().value())
        .toList();
  }

  private List<String> codes(Filter filter) {
    return all(filter, 2).stream().map(id -> id.code().value()).toList();
  }

  private List<MembershipId> all(Filter filter, int limit) {
    List<MembershipId> items = new ArrayList<>();
    Optional<Cursor> after = Optional.empty();
    do {
      Page<StoredMembership> page = memberships().list(filter, new PageRequest(limit, after));
      page.items().forEach(each -> items.add(each.id()));
      after = page.next();
    } while (after.isPresent());
    return items;
  }

  private static Filter filter(String cardId, String channel, String state, String openid) {
    return new Filter(
        optional(cardId).map(CardId::new),
        optional(channel).map(OuterStr::new),
        optional(state).flatMap(Membership.State::named),
        optional(openid).map(OpenId::new));
  }

  private static Optional<String> optional(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static StoredMembership claimed(String code, Instant at) {
    return StoredMembership.of(Membership.claimed(
        id(code), ActivationMode.ONE_TAP, MemberProfile.UNKNOWN, new OuterStr("柜台"), at));
  }

  private static MembershipId id(String code) {
    return new MembershipId(PortSamples.CARD_ID, new CardCode(code));
  }

  private static Change change(String label) {
    return new Change(NOW, label, "", Membership.State.CLAIMED);
  }
}
