package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.CODE;
import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Redemptions.Filter;
import dev.kaquan.application.port.Redemptions.StoredRedemption;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Redemption.State;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link Redemptions}. */
public interface RedemptionsContract {
  Instant HELD = NOW.plusSeconds(60);

  /** Returns the instance under test, empty at the start of a test. */
  Redemptions redemptions();

  @Test
  default void a_code_has_one_redemption_at_a_time() {
    StoredRedemption first =
        new StoredRedemption(redemption("r1", "A1", NOW), Optional.of("key"), HELD);
    assertEquals(first, begin("r1", "A1", Optional.of("key")));
    assertEquals(first, begin("r2", "A1", Optional.empty()));
    assertEquals(Optional.of(first), redemptions().find(CARD_ID, new CardCode("A1")));
    assertEquals(Optional.empty(), redemptions().find(CARD_ID, CODE));
    assertEquals("r3", begin("r3", "A2", Optional.empty()).redemption().id());

    redemptions().refuse(first, RedemptionRefusal.EXPIRED);
    assertEquals(Optional.empty(), redemptions().find(CARD_ID, new CardCode("A1")));
    assertEquals("r4", begin("r4", "A1", Optional.empty()).redemption().id());
  }

  @Test
  default void a_redeemed_code_stays_redeemed() {
    StoredRedemption first = begin("r1", "A1", Optional.empty());
    Redemption done = redemptions().complete("r1", NOW, redeemed -> Optional.empty());
    assertEquals(State.REDEEMED, done.state());
    assertEquals(done, redemptions().complete("r1", NOW, redeemed -> Optional.empty()));
    redemptions().refuse(first, RedemptionRefusal.NOT_EXECUTED);
    redemptions().release(first, NOW);
    assertEquals(Optional.empty(), redemptions().hold(first, HELD.plusSeconds(1)));
    assertEquals(done, begin("r2", "A1", Optional.empty()).redemption());
    assertEquals(List.of(), redemptions().pending(HELD.plusSeconds(9), 9));
  }

  /** The platform reports it late, or the process was slow. */
  @Test
  default void a_redemption_that_was_given_up_is_completed_unless_the_code_has_another_one() {
    StoredRedemption first = begin("r1", "A1", Optional.empty());
    redemptions().refuse(first, RedemptionRefusal.NOT_EXECUTED);
    assertEquals(
        State.REDEEMED,
        redemptions().complete("r1", NOW, redeemed -> Optional.empty()).state());

    redemptions().refuse(begin("r2", "A2", Optional.empty()), RedemptionRefusal.NOT_EXECUTED);
    StoredRedemption other = begin("r3", "A2", Optional.empty());
    assertEquals(
        other.redemption().id(),
        redemptions().complete("r2", NOW, redeemed -> Optional.empty()).id());
  }

  @Test
  default void one_at_a_time_continues_a_redemption() {
    StoredRedemption begun = begin("r1", "A1", Optional.empty());
    assertEquals(List.of(), redemptions().pending(HELD.minusMillis(1), 9));
    assertEquals(List.of(begun), redemptions().pending(HELD, 9));
    Optional<StoredRedemption> held = redemptions().hold(begun, HELD.plusSeconds(60));
    assertEquals(HELD.plusSeconds(60), held.orElseThrow().heldUntil());
    assertEquals(Optional.empty(), redemptions().hold(begun, HELD.plusSeconds(61)));
    redemptions().refuse(begun, RedemptionRefusal.NOT_EXECUTED);
    assertEquals(List.of(), redemptions().pending(HELD, 9));

    redemptions().release(held.get(), NOW);
    assertEquals(1, redemptions().pending(NOW, 9).size());
    begin("r2", "A2", Optional.empty());
    assertEquals(
        List.of("r1"),
        redemptions().pending(HELD, 1).stream()
            .map(each -> each.redemption().id())
            .toList());
  }

  @Test
  default void redemptions_are_listed_the_latest_first() {
    for (int i = 0; i < 5; i++) {
      Redemption each = redemption("r" + i, "A" + i, NOW.plusSeconds(i / 2));
      redemptions().begin(each, Optional.empty(), HELD);
    }
    Page<Redemption> first = redemptions().list(Filter.ALL, new PageRequest(3, Optional.empty()));
    assertEquals(List.of("r4", "r3", "r2"), ids(first));
    assertEquals(
        List.of("r1", "r0"), ids(redemptions().list(Filter.ALL, new PageRequest(3, first.next()))));
    redemptions().complete("r1", NOW, redeemed -> Optional.empty());
    PageRequest all = new PageRequest(9, Optional.empty());
    Filter redeemed =
        new Filter(Optional.of(CARD_ID), Optional.empty(), Optional.of(State.REDEEMED));
    assertEquals(List.of("r1"), ids(redemptions().list(redeemed, all)));
    Filter ofCode = new Filter(Optional.empty(), Optional.of(new CardCode("A3")), Optional.empty());
    assertEquals(List.of("r3"), ids(redemptions().list(ofCode, all)));
  }

  private StoredRedemption begin(String id, String code, Optional<String> key) {
    return redemptions().begin(redemption(id, code, NOW), key, HELD);
  }

  private static Redemption redemption(String id, String code, Instant at) {
    return Redemption.requested(
        id, CARD_ID, new CardCode(code), new Sale(Optional.of(9_900L), "一号店", "S-1"), at);
  }

  private static List<String> ids(Page<Redemption> page) {
    return page.items().stream().map(Redemption::id).toList();
  }
}
