package dev.kaquan.application.code;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.CODE;
import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.InMemoryLedger;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.member.MembershipId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MakeCodeUnavailableTest {
  private final InMemoryLedger holdings = new InMemoryLedger();
  private final List<MembershipId> synced = new ArrayList<>();
  private Optional<RedemptionRefusal> refusal = Optional.empty();
  private boolean isPlatformDown;
  private final MakeCodeUnavailable makeUnavailable = new MakeCodeUnavailableService(
      new Platform(),
      holdings,
      id -> {
        synced.add(id);
        throw new PlatformException(PlatformException.Kind.UNREACHABLE, "no answer");
      },
      () -> NOW);

  @Test
  void a_code_becomes_unavailable_here_too() {
    assertEquals(Optional.empty(), make("退款"));
    assertEquals(
        Possession.UNAVAILABLE,
        holdings.find(CARD_ID, CODE).orElseThrow().possession().possession());
    assertEquals(List.of(new MembershipId(CARD_ID, CODE)), synced);
  }

  @Test
  void a_code_that_is_unavailable_already_is_so_too() {
    refusal = Optional.of(RedemptionRefusal.UNAVAILABLE);
    assertEquals(Optional.empty(), make("退款"));
    assertTrue(holdings.find(CARD_ID, CODE).isPresent());
  }

  @Test
  void what_the_platform_refuses_changes_nothing() {
    refusal = Optional.of(RedemptionRefusal.ALREADY_REDEEMED);
    assertEquals(refusal, make("退款"));
    isPlatformDown = true;
    assertThrows(PlatformException.class, () -> make("退款"));
    assertTrue(holdings.find(CARD_ID, CODE).isEmpty());
  }

  @Test
  void a_reason_must_be_given() {
    for (String reason : List.of("", "  ", "a\nb", "x".repeat(257))) {
      InvalidValueException e = assertThrows(InvalidValueException.class, () -> make(reason));
      assertEquals("reason", e.violations().get(0).field());
    }
  }

  private Optional<RedemptionRefusal> make(String reason) {
    return makeUnavailable.make(CARD_ID, CODE, reason);
  }

  /** A platform that only makes codes unavailable. */
  private final class Platform implements RedemptionPlatform {
    @Override
    public Optional<RedemptionRefusal> check(CardId cardId, CardCode code) {
      throw new AssertionError("nothing was to be redeemed");
    }

    @Override
    public Optional<RedemptionRefusal> replace(CardId cardId, CardCode code, CardCode newCode) {
      throw new AssertionError("nothing was to be replaced");
    }

    @Override
    public Optional<RedemptionRefusal> redeem(CardId cardId, CardCode code) {
      throw new AssertionError("nothing was to be redeemed");
    }

    @Override
    public Optional<RedemptionRefusal> mark(
        CardId cardId, CardCode code, OpenId openid, boolean isMarked) {
      throw new AssertionError("nothing was to be marked");
    }

    @Override
    public Optional<RedemptionRefusal> makeUnavailable(
        CardId cardId, CardCode code, String reason) {
      if (isPlatformDown) {
        throw new PlatformException(PlatformException.Kind.UNREACHABLE, "no answer");
      }
      return refusal;
    }
  }
}
