package dev.kaquan.application.code;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryCodeUpdates;
import dev.kaquan.application.port.InMemoryRedemptions;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.code.CodeUpdate.State;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateCodeTest {
  private static final CardCode OLD = new CardCode("A1");
  private static final CardCode NEW = new CardCode("B1");
  private static final Optional<RedemptionRefusal> DONE = Optional.empty();

  private final InMemoryCards cards = new InMemoryCards();
  private final InMemoryCodeUpdates updates = new InMemoryCodeUpdates();
  private final InMemoryRedemptions redemptions = new InMemoryRedemptions();
  private final Platform platform = new Platform();
  private Instant now = PortSamples.NOW;
  private int ids;
  private final UpdateCode updateCode = new UpdateCodeService(
      new CodeCards(cards), updates, redemptions, platform, platform, () -> "u" + ids++, () -> now);
  private final SettleUpdates settle = new SettleUpdatesService(updates, platform, () -> now);

  @BeforeEach
  void store() {
    cards.save(PortSamples.storedCard(PortSamples.card(CodeMode.CUSTOM)));
  }

  @Test
  void a_code_is_replaced_once() {
    assertEquals(DONE, update());
    assertEquals(DONE, update());
    assertEquals(1, platform.requests);
    assertEquals(Set.of(NEW), platform.codes);
    assertRefused(RedemptionRefusal.UNKNOWN_CODE, updateTo("C1"));
  }

  @Test
  void what_is_wrong_is_refused_before_anybody_is_asked() {
    platform.isDown = true;
    InvalidValueException same = assertThrows(InvalidValueException.class, () -> updateTo("A1"));
    assertEquals("newCode", same.violations().get(0).field());
    cards.save(PortSamples.storedCard(PortSamples.card(CodeMode.PLATFORM)));
    InvalidValueException mode = assertThrows(InvalidValueException.class, this::update);
    assertEquals("cardId", mode.violations().get(0).field());
    cards.save(PortSamples.storedCard(PortSamples.card(CardType.MEMBER_CARD, CodeMode.CUSTOM)));
    assertRefused(RedemptionRefusal.MEMBER_CARD, update());
  }

  @Test
  void a_code_that_is_redeemed_here_or_there_is_not_replaced() {
    platform.refusal = Optional.of(RedemptionRefusal.ALREADY_REDEEMED);
    assertRefused(RedemptionRefusal.ALREADY_REDEEMED, update());
    platform.refusal = Optional.of(RedemptionRefusal.NOT_YET_VALID);
    redemptions.begin(
        Redemption.requested("r1", CARD_ID, OLD, Sale.UNKNOWN, now), Optional.empty(), now);
    assertRefused(RedemptionRefusal.IN_PROGRESS, update());
    redemptions.complete("r1", now, done -> Optional.empty());
    assertRefused(RedemptionRefusal.ALREADY_REDEEMED, update());
    assertEquals(0, platform.requests);
  }

  @Test
  void a_card_that_is_not_valid_yet_may_get_another_code() {
    platform.refusal = Optional.of(RedemptionRefusal.NOT_YET_VALID);
    assertEquals(DONE, update());
  }

  @Test
  void a_code_that_somebody_has_is_not_the_new_one() {
    platform.codes.add(NEW);
    assertRefused(RedemptionRefusal.CODE_IN_USE, update());
    assertEquals(0, platform.requests);
    platform.codes.remove(NEW);
    platform.onRequest = () -> platform.codes.add(NEW);
    assertRefused(RedemptionRefusal.CODE_IN_USE, update());
    assertEquals(Optional.empty(), updates.find(CARD_ID, OLD));
    assertEquals(DONE, updateTo("C1"));
  }

  @Test
  void a_request_that_was_not_executed_leaves_nothing() {
    platform.onRequest = () -> {
      throw new PlatformException(PlatformException.Kind.BUSY, "busy");
    };
    assertThrows(PlatformException.class, this::update);
    assertEquals(Optional.empty(), updates.find(CARD_ID, OLD));
    platform.onRequest = () -> {};
    assertEquals(DONE, updateTo("C1"));
  }

  @Test
  void a_lost_answer_is_found_out_by_asking() {
    platform.afterRequest = () -> {
      throw lost();
    };
    assertEquals(DONE, update());
    assertEquals(1, platform.requests);
  }

  @Test
  void as_long_as_the_outcome_is_not_known_only_the_same_update_continues() {
    platform.onRequest = () -> {
      throw lost();
    };
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, update());
    assertRefused(RedemptionRefusal.IN_PROGRESS, updateTo("C1"));
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, update());
    assertEquals(2, platform.requests);

    // The first request arrives just before the third.
    platform.onRequest = () -> {
      platform.codes.remove(OLD);
      platform.codes.add(NEW);
    };
    assertEquals(DONE, update());
    assertEquals(State.DONE, updates.find(CARD_ID, OLD).orElseThrow().update().state());
  }

  @Test
  void a_repeated_request_that_is_refused_ends_the_update() {
    platform.onRequest = () -> {
      throw lost();
    };
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, update());
    platform.onRequest = () -> platform.refusal = Optional.of(RedemptionRefusal.DELETED);
    assertRefused(RedemptionRefusal.DELETED, update());
    assertEquals(Optional.empty(), updates.find(CARD_ID, OLD));
  }

  @Test
  void a_repeated_request_that_is_not_executed_leaves_the_first_one() {
    platform.onRequest = () -> {
      throw lost();
    };
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, update());
    platform.onRequest = () -> {
      throw new PlatformException(PlatformException.Kind.BUSY, "busy");
    };
    assertThrows(PlatformException.class, this::update);
    assertEquals(
        State.PENDING, updates.find(CARD_ID, OLD).orElseThrow().update().state());
  }

  @Test
  void a_platform_that_is_down_after_a_request_is_asked_later() {
    platform.afterRequest = () -> {
      platform.isDown = true;
      throw lost();
    };
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, update());
    assertThrows(PlatformException.class, this::update);
    assertEquals(0, settle.settle());
    platform.isDown = false;
    assertEquals(1, settle.settle());
    assertEquals(DONE, update());
    assertEquals(1, platform.requests);
  }

  @Test
  void a_request_that_does_not_arrive_in_a_minute_is_given_up() {
    platform.onRequest = () -> {
      throw lost();
    };
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, update());
    now = now.plusSeconds(59);
    assertEquals(0, settle.settle());
    now = now.plusSeconds(1);
    assertEquals(1, settle.settle());
    assertEquals(Optional.empty(), updates.find(CARD_ID, OLD));
  }

  @Test
  void a_code_about_which_the_platform_refuses_to_answer_does_not_hold_up_others() {
    platform.onRequest = () -> {
      throw lost();
    };
    platform.codes.add(new CardCode("A2"));
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, update());
    assertRefused(
        RedemptionRefusal.NOT_CONFIRMED,
        updateCode.update(CARD_ID, new CardCode("A2"), new CardCode("B2")));
    platform.codes.addAll(List.of(NEW, new CardCode("B2")));
    platform.rejected = Optional.of(NEW);
    assertEquals(1, settle.settle());
    assertEquals(0, settle.settle());
    now = now.plusSeconds(300);
    platform.rejected = Optional.empty();
    assertEquals(1, settle.settle());
  }

  private Optional<RedemptionRefusal> update() {
    return updateCode.update(CARD_ID, OLD, NEW);
  }

  private Optional<RedemptionRefusal> updateTo(String newCode) {
    return updateCode.update(CARD_ID, OLD, new CardCode(newCode));
  }

  private static void assertRefused(
      RedemptionRefusal expected, Optional<RedemptionRefusal> refusal) {
    assertEquals(Optional.of(expected), refusal);
  }

  private static PlatformException lost() {
    return new PlatformException(PlatformException.Kind.UNREACHABLE, "no answer");
  }

  /** A platform with claimed codes. */
  private static final class Platform implements RedemptionPlatform, CodePlatform {
    private final Set<CardCode> codes = new HashSet<>(Set.of(OLD));
    private Optional<RedemptionRefusal> refusal = Optional.empty();
    private Runnable onRequest = () -> {};
    private Runnable afterRequest = () -> {};
    private boolean isDown;
    private Optional<CardCode> rejected = Optional.empty();
    private int requests;

    @Override
    public Optional<PlatformCode> find(CardId cardId, CardCode code) {
      if (isDown) {
        throw lost();
      }
      if (rejected.equals(Optional.of(code))) {
        throw new PlatformException(PlatformException.Kind.REJECTED, "invalid card id");
      }
      return codes.contains(code)
          ? Optional.of(new PlatformCode(Optional.empty(), OuterStr.NONE, Optional.empty(), false))
          : Optional.empty();
    }

    @Override
    public Optional<RedemptionRefusal> check(CardId cardId, CardCode code) {
      return codes.contains(code) ? refusal : Optional.of(RedemptionRefusal.UNKNOWN_CODE);
    }

    @Override
    public Optional<RedemptionRefusal> replace(CardId cardId, CardCode code, CardCode newCode) {
      requests++;
      onRequest.run();
      if (refusal.filter(each -> each != RedemptionRefusal.NOT_YET_VALID).isPresent()) {
        return refusal;
      }
      if (!codes.contains(code)) {
        return Optional.of(RedemptionRefusal.UNKNOWN_CODE);
      }
      if (codes.contains(newCode)) {
        return Optional.of(RedemptionRefusal.CODE_IN_USE);
      }
      codes.remove(code);
      codes.add(newCode);
      afterRequest.run();
      return Optional.empty();
    }

    @Override
    public Optional<RedemptionRefusal> redeem(CardId cardId, CardCode code) {
      throw new AssertionError("nothing was to be redeemed");
    }

    @Override
    public Optional<RedemptionRefusal> makeUnavailable(
        CardId cardId, CardCode code, String reason) {
      throw new AssertionError("nothing was to be made unavailable");
    }

    @Override
    public Optional<RedemptionRefusal> mark(
        CardId cardId, CardCode code, OpenId openid, boolean isMarked) {
      throw new AssertionError("nothing was to be marked");
    }
  }
}
