package dev.kaquan.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event in every state of a membership. */
class MembershipTableTest {
  private static final Instant EARLIER = Instant.ofEpochSecond(1_799_999_000);
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final ActivateTicket TICKET = new ActivateTicket("ticket");
  private static final ActivateTicket OLD_TICKET = new ActivateTicket("old");
  private static final MembershipNumber NUMBER = new MembershipNumber("VIP1");

  /**
   * The states before: C claimed, F form submitted, O form submitted with another ticket, T with the
   * ticket of the event, A active, N active with the number of the event, M with another one. After:
   * the same letters, - unchanged, ! contradiction.
   */
  private static final String ACTIVATIONS = """
      event              mode               C F O T A N M
      claim              AUTOMATIC          A A A A - - -
      claim              ONE_TAP            - - - - - - -
      claim              ONE_TAP_WITH_JUMP  - - - - - - -
      claim              MERCHANT_PAGE      - - - - - - -
      submission         AUTOMATIC          ! ! ! ! - - -
      submission         ONE_TAP            A A A A - - -
      submission         ONE_TAP_WITH_JUMP  F - - - - - -
      submission         MERCHANT_PAGE      ! ! ! ! - - -
      ticket             AUTOMATIC          ! ! ! ! - - -
      ticket             ONE_TAP            ! ! ! ! - - -
      ticket             ONE_TAP_WITH_JUMP  T T T - - - -
      ticket             MERCHANT_PAGE      ! ! ! ! - - -
      ticket-refused     AUTOMATIC          - - F F - - -
      ticket-refused     ONE_TAP            - - F F - - -
      ticket-refused     ONE_TAP_WITH_JUMP  - - F F - - -
      ticket-refused     MERCHANT_PAGE      - - F F - - -
      confirmed          AUTOMATIC          N N N N N - N
      confirmed          ONE_TAP            N N N N N - N
      confirmed          ONE_TAP_WITH_JUMP  N N N N N - N
      confirmed          MERCHANT_PAGE      N N N N N - N
      found-active       AUTOMATIC          A A A A - - -
      found-active       ONE_TAP            A A A A - - -
      found-active       ONE_TAP_WITH_JUMP  A A A A - - -
      found-active       MERCHANT_PAGE      A A A A - - -
      found-number       AUTOMATIC          N N N N N - N
      found-number       ONE_TAP            N N N N N - N
      found-number       ONE_TAP_WITH_JUMP  N N N N N - N
      found-number       MERCHANT_PAGE      N N N N N - N
      found-inactive     AUTOMATIC          - - - - ! ! !
      found-inactive     ONE_TAP            - - - - ! ! !
      found-inactive     ONE_TAP_WITH_JUMP  - - - - ! ! !
      found-inactive     MERCHANT_PAGE      - - - - ! ! !
      changed            AUTOMATIC          ! ! ! ! - - -
      changed            ONE_TAP            ! ! ! ! - - -
      changed            ONE_TAP_WITH_JUMP  ! ! ! ! - - -
      changed            MERCHANT_PAGE      ! ! ! ! - - -
      """;

  /** H held, G gifting, D deleted, E expired, V given away, U unavailable. */
  private static final String POSSESSIONS = """
      event             H G D E V U
      OFFERED           G G G G ! !
      RETURNED          H H H H ! !
      GIVEN_AWAY        V V V V V !
      DELETED           D D D D - -
      RESTORED          H H H H ! !
      MADE_UNAVAILABLE  U U U U U U
      EXPIRED           E E E E - -
      FOUND_HELD        H H H H ! !
      """;

  private static final Map<Character, Activation> ACTIVATION = Map.of(
      'C', new Activation.Claimed(),
      'F', new Activation.FormSubmitted(Optional.empty()),
      'O', new Activation.FormSubmitted(Optional.of(OLD_TICKET)),
      'T', new Activation.FormSubmitted(Optional.of(TICKET)),
      'A', new Activation.Active(Optional.empty(), NOW),
      'N', new Activation.Active(Optional.of(NUMBER), NOW),
      'M', new Activation.Active(Optional.of(new MembershipNumber("other")), NOW));

  private static final Map<Character, Possession> POSSESSION = Map.of(
      'H', Possession.HELD,
      'G', Possession.GIFTING,
      'D', Possession.DELETED,
      'E', Possession.EXPIRED,
      'V', Possession.GIVEN_AWAY,
      'U', Possession.UNAVAILABLE);

  private static final Map<String, MembershipEvent> EVENTS = Map.of(
      "claim", new ActivationEvent.ClaimReported(NOW),
      "submission", new ActivationEvent.FormSubmissionReported(NOW),
      "ticket", new ActivationEvent.TicketReturned(TICKET, NOW),
      "ticket-refused", new ActivationEvent.TicketRefused(NOW),
      "confirmed", new ActivationEvent.ActivationConfirmed(NUMBER, NOW),
      "found-active", new ActivationEvent.ActivityReported(true, Optional.empty(), NOW),
      "found-number", new ActivationEvent.ActivityReported(true, Optional.of(NUMBER), NOW),
      "found-inactive", new ActivationEvent.ActivityReported(false, Optional.empty(), NOW),
      "changed", new ActivationEvent.ValuesChanged(NOW));

  private record Row(List<String> head, String states, List<String> expected) {
    @Override
    public String toString() {
      return String.join(" ", head);
    }
  }

  static Stream<Row> activations() {
    return rows(ACTIVATIONS, 2);
  }

  static Stream<Row> possessions() {
    return rows(POSSESSIONS, 1);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void activation(Row row) {
    ActivationMode mode = ActivationMode.valueOf(row.head().get(1));
    MembershipEvent event = EVENTS.get(row.head().get(0));
    List<String> actual = new ArrayList<>();
    for (char state : row.states().toCharArray()) {
      Membership before = claimed(mode).with(ACTIVATION.get(state));
      actual.add(symbol(before.on(event), after -> letter(after.activation(), ACTIVATION)));
    }
    assertEquals(row.expected(), actual);
  }

  @ParameterizedTest
  @MethodSource("possessions")
  void possession(Row row) {
    PossessionEvent event =
        new PossessionEvent(PossessionEvent.Kind.valueOf(row.head().get(0)), NOW);
    List<String> actual = new ArrayList<>();
    for (char state : row.states().toCharArray()) {
      Membership before =
          claimed(ActivationMode.ONE_TAP).with(new PossessionState(POSSESSION.get(state), EARLIER));
      actual.add(
          symbol(before.on(event), after -> letter(after.possession().possession(), POSSESSION)));
    }
    assertEquals(row.expected(), actual);
  }

  @Test
  void the_tables_are_complete() {
    assertEquals(EVENTS.size() * ActivationMode.values().length, activations().count());
    assertEquals(PossessionEvent.Kind.values().length, possessions().count());
  }

  @Test
  void a_later_change_of_possession_is_not_undone_by_an_earlier_one() {
    Membership deleted =
        claimed(ActivationMode.ONE_TAP).with(new PossessionState(Possession.DELETED, NOW));
    PossessionEvent restored = new PossessionEvent(PossessionEvent.Kind.RESTORED, EARLIER);
    assertEquals(new Transition.Unchanged(), deleted.on(restored));
  }

  /** A restoration that becomes known before the deletion, and a claim that becomes known after it. */
  @Test
  void news_counts_by_its_time_and_not_by_its_arrival() {
    Membership claimed = claimed(ActivationMode.ONE_TAP);
    PossessionEvent deleted =
        new PossessionEvent(PossessionEvent.Kind.DELETED, EARLIER.minusSeconds(9));
    assertEquals(Membership.State.DELETED, claimed.on(deleted).after(claimed).state());
    PossessionEvent restored = new PossessionEvent(PossessionEvent.Kind.RESTORED, EARLIER);
    Membership after = claimed.on(restored).after(claimed);
    assertEquals(after, after.on(deleted).after(after));
    assertEquals(Membership.State.CLAIMED, after.state());
  }

  @Test
  void every_order_of_news_gives_the_same_possession() {
    List<PossessionState> news = new ArrayList<>();
    for (Possession possession : Possession.values()) {
      news.add(new PossessionState(possession, EARLIER));
      news.add(new PossessionState(possession, NOW));
    }
    for (PossessionState a : news) {
      for (PossessionState b : news) {
        assertEquals(a.merge(b), b.merge(a));
        for (PossessionState c : news) {
          assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
        }
      }
    }
  }

  @Test
  void possession_does_not_affect_activation() {
    Membership active = claimed(ActivationMode.ONE_TAP).with(ACTIVATION.get('N'));
    Membership deleted =
        active.on(new PossessionEvent(PossessionEvent.Kind.DELETED, NOW)).after(active);
    assertEquals(Membership.State.DELETED, deleted.state());
    assertTrue(deleted.isActive());
    assertFalse(deleted.isHeld());
    assertEquals(Optional.of(NUMBER), deleted.number());
  }

  @Test
  void the_state_in_one_word() {
    Membership membership = claimed(ActivationMode.ONE_TAP);
    assertEquals("claimed", membership.state().wireName());
    assertEquals("form-submitted", membership.with(ACTIVATION.get('T')).state().wireName());
    assertEquals("active", membership.with(ACTIVATION.get('N')).state().wireName());
    List<String> others = "GVDEU"
        .chars()
        .mapToObj(state -> membership
            .with(new PossessionState(POSSESSION.get((char) state), NOW))
            .state()
            .wireName())
        .toList();
    assertEquals(List.of("gifting", "given-away", "deleted", "expired", "unavailable"), others);
    assertEquals(
        Optional.of(Membership.State.FORM_SUBMITTED), Membership.State.named("form-submitted"));
    assertEquals(Optional.empty(), Membership.State.named("FORM_SUBMITTED"));
  }

  @Test
  void personal_data_is_not_printed() {
    Membership membership = claimed(ActivationMode.ONE_TAP)
        .with(new MemberProfile(
            Optional.of(new OpenId("oPerson")),
            new FormAnswers(
                List.of(new FormAnswers.Answer("NAME", "Fourier", List.of())), List.of())))
        .with(ACTIVATION.get('T'));
    assertFalse(membership.toString().matches(".*(oPerson|Fourier|=ticket).*"));
    assertFalse(membership.profile().answers().common().toString().contains("Fourier"));
  }

  private static Membership claimed(ActivationMode mode) {
    return Membership.claimed(
        new MembershipId(new CardId("pCard"), new CardCode("001")),
        mode,
        MemberProfile.UNKNOWN,
        OuterStr.NONE,
        EARLIER);
  }

  private static String symbol(
      Transition transition, java.util.function.Function<Membership, String> after) {
    return transition.fold(after, () -> "-", reason -> "!");
  }

  private static <S> String letter(S state, Map<Character, S> states) {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue().equals(state))
        .map(entry -> entry.getKey().toString())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Row> rows(String table, int head) {
    List<List<String>> lines =
        table.lines().map(line -> Arrays.asList(line.split(" +"))).toList();
    String states = String.join("", lines.get(0).subList(head, lines.get(0).size()));
    return lines.stream()
        .skip(1)
        .map(line -> new Row(line.subList(0, head), states, line.subList(head, line.size())));
  }
}
