package dev.kaquan.application.code;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.CODE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.code.RedeemCode.Command;
import dev.kaquan.application.code.RedeemCode.Outcome;
import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.InMemoryRedemptions;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.application.port.Redemptions.Filter;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Redemption.State;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedeemCodeTest {
  private static final Receipt<Redemption> MINE = keyed("mine");
  private static final Receipt<Redemption> OTHER = keyed("other");

  private final InMemoryCards cards = new InMemoryCards();
  private final InMemoryRedemptions redemptions = new InMemoryRedemptions();
  private final InMemoryPlatform decryption = new InMemoryPlatform();
  private final Platform platform = new Platform();
  private Instant now = PortSamples.NOW;
  private int ids;
  private final RedeemCode redeemCode = new RedeemCodeService(
      new CodeCards(cards),
      redemptions,
      platform,
      new PlainCodes(decryption),
      () -> "r" + ids++,
      () -> now);
  private final SettleRedemptions settle =
      new SettleRedemptionsService(redemptions, platform, () -> now);

  @Test
  void a_code_is_redeemed_once() {
    assertEquals("r0", redeemed(redeem(MINE)).id());
    assertEquals(State.REDEEMED, redeemed(redeem(MINE)).state());
    assertRefused(RedemptionRefusal.ALREADY_REDEEMED, redeem(OTHER));
    assertRefused(RedemptionRefusal.ALREADY_REDEEMED, redeem(Receipt.none()));
    assertEquals(1, platform.requests);
  }

  @Test
  void an_encrypted_code_is_decrypted_first() {
    EncryptedCode encrypted = new EncryptedCode("F3uE2ZyqWd9uPYmUXVvHCvNQNqwCdFD3");
    Command command = new Command(CARD_ID, encrypted.value(), Sale.UNKNOWN);
    InvalidValueException unknown =
        assertThrows(InvalidValueException.class, () -> redeemCode.redeem(command, MINE));
    assertEquals("encryptCode", unknown.violations().get(0).field());
    decryption.has(encrypted, CODE);
    assertEquals(CODE, redeemed(redeemCode.redeem(command, MINE)).code());
  }

  @Test
  void what_the_platform_refuses_is_not_tried() {
    platform.refusal = Optional.of(RedemptionRefusal.GIFTING);
    assertRefused(RedemptionRefusal.GIFTING, redeem(MINE));
    assertEquals(0, platform.requests);
    assertEquals(List.of(), listed());
  }

  @Test
  void a_member_card_is_refused_before_anybody_is_asked() {
    cards.save(PortSamples.storedCard(PortSamples.card(CardType.MEMBER_CARD, CodeMode.PLATFORM)));
    platform.isDown = true;
    assertRefused(RedemptionRefusal.MEMBER_CARD, redeem(MINE));
  }

  @Test
  void whoever_is_slower_than_another_program_is_refused() {
    platform.onRequest = () -> platform.refusal = Optional.of(RedemptionRefusal.ALREADY_REDEEMED);
    assertRefused(RedemptionRefusal.ALREADY_REDEEMED, redeem(MINE));
    assertEquals(State.REFUSED, listed().get(0).state());
  }

  @Test
  void a_request_that_was_not_executed_may_be_repeated_under_any_key() {
    platform.onRequest = () -> {
      throw new PlatformException(PlatformException.Kind.BUSY, "busy");
    };
    assertThrows(PlatformException.class, () -> redeem(MINE));
    assertEquals(Optional.of(RedemptionRefusal.NOT_EXECUTED), listed().get(0).refusal());
    platform.onRequest = () -> {};
    assertEquals("r1", redeemed(redeem(OTHER)).id());
  }

  @Test
  void a_lost_answer_is_found_out_by_asking() {
    platform.onRequest = () -> {
      platform.refusal = Optional.of(RedemptionRefusal.ALREADY_REDEEMED);
      throw lost();
    };
    assertEquals("r0", redeemed(redeem(MINE)).id());
    assertEquals(1, platform.requests);
  }

  @Test
  void as_long_as_the_outcome_is_not_known_only_the_same_request_continues() {
    platform.onRequest = () -> {
      throw lost();
    };
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, redeem(MINE));
    assertRefused(RedemptionRefusal.IN_PROGRESS, redeem(OTHER));
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, redeem(MINE));
    assertEquals(2, platform.requests);

    // The first request arrives just now.
    platform.onRequest = () -> platform.refusal = Optional.of(RedemptionRefusal.ALREADY_REDEEMED);
    assertEquals("r0", redeemed(redeem(MINE)).id());
    assertEquals(1, listed().size());
  }

  @Test
  void a_platform_that_is_down_after_a_request_is_asked_later() {
    platform.onRequest = () -> {
      platform.isDown = true;
      throw lost();
    };
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, redeem(MINE));
    assertThrows(PlatformException.class, () -> redeem(MINE));
    assertEquals(0, settle.settle());
    platform.isDown = false;
    platform.refusal = Optional.of(RedemptionRefusal.ALREADY_REDEEMED);
    assertEquals(1, settle.settle());
    assertEquals(State.REDEEMED, listed().get(0).state());
    assertEquals("r0", redeemed(redeem(MINE)).id());
  }

  @Test
  void a_request_that_does_not_arrive_in_a_minute_is_given_up() {
    platform.onRequest = () -> {
      throw lost();
    };
    assertRefused(RedemptionRefusal.NOT_CONFIRMED, redeem(MINE));
    now = now.plusSeconds(59);
    assertEquals(0, settle.settle());
    now = now.plusSeconds(1);
    assertEquals(1, settle.settle());
    assertEquals(Optional.of(RedemptionRefusal.NOT_EXECUTED), listed().get(0).refusal());
    platform.onRequest = () -> {};
    assertEquals("r1", redeemed(redeem(OTHER)).id());
  }

  @Test
  void a_code_about_which_the_platform_refuses_to_answer_does_not_hold_up_others() {
    for (String code : List.of("A1", "A2")) {
      redemptions.begin(
          Redemption.requested("of " + code, CARD_ID, new CardCode(code), Sale.UNKNOWN, now),
          Optional.empty(),
          now);
    }
    platform.refusal = Optional.of(RedemptionRefusal.ALREADY_REDEEMED);
    platform.rejected = Optional.of(new CardCode("A1"));
    assertEquals(1, settle.settle());
    assertEquals(0, settle.settle());
    platform.rejected = Optional.empty();
    now = now.plusSeconds(300);
    assertEquals(1, settle.settle());
  }

  @Test
  void a_code_that_cannot_be_redeemed_any_more_was_not_redeemed() {
    platform.onRequest = () -> {
      platform.refusal = Optional.of(RedemptionRefusal.EXPIRED);
      throw lost();
    };
    assertRefused(RedemptionRefusal.EXPIRED, redeem(MINE));
    assertEquals(Optional.of(RedemptionRefusal.EXPIRED), listed().get(0).refusal());
  }

  @Test
  void a_crash_between_the_intent_and_the_outcome_is_settled() {
    platform.onRequest = () -> {
      throw new IllegalStateException("crash");
    };
    assertThrows(IllegalStateException.class, () -> redeem(MINE));
    assertRefused(RedemptionRefusal.IN_PROGRESS, redeem(MINE));
    assertEquals(0, settle.settle());
    now = now.plusSeconds(60);
    platform.onRequest = () -> {};
    assertEquals("r0", redeemed(redeem(MINE)).id());
  }

  private Outcome redeem(Receipt<Redemption> receipt) {
    return redeemCode.redeem(
        new Command(CARD_ID, CODE.value(), new Sale(Optional.of(100L), "一号店", "S-1")), receipt);
  }

  private static Redemption redeemed(Outcome outcome) {
    return outcome.fold(redemption -> redemption, refusal -> {
      throw new AssertionError(refusal);
    });
  }

  private static void assertRefused(RedemptionRefusal expected, Outcome outcome) {
    assertEquals(
        Optional.of(expected),
        outcome.fold(redemption -> Optional.<RedemptionRefusal>empty(), Optional::of));
  }

  private List<Redemption> listed() {
    return redemptions.list(Filter.ALL, new PageRequest(9, Optional.empty())).items();
  }

  private static PlatformException lost() {
    return new PlatformException(PlatformException.Kind.UNREACHABLE, "no answer");
  }

  private static Receipt<Redemption> keyed(String key) {
    return new Receipt<>(Optional.of(key), Redemption::id, Optional.empty());
  }

  /** A platform with one code. */
  private static final class Platform implements RedemptionPlatform {
    private Optional<RedemptionRefusal> refusal = Optional.empty();
    private Runnable onRequest = () -> {};
    private boolean isDown;
    private Optional<CardCode> rejected = Optional.empty();
    private int requests;

    @Override
    public Optional<RedemptionRefusal> check(CardId cardId, CardCode code) {
      if (isDown) {
        throw lost();
      }
      if (rejected.equals(Optional.of(code))) {
        throw new PlatformException(PlatformException.Kind.REJECTED, "invalid card id");
      }
      return refusal;
    }

    @Override
    public Optional<RedemptionRefusal> makeUnavailable(
        CardId cardId, CardCode code, String reason) {
      return refusal;
    }

    @Override
    public Optional<RedemptionRefusal> mark(
        CardId cardId, CardCode code, OpenId openid, boolean isMarked) {
      return refusal;
    }

    @Override
    public Optional<RedemptionRefusal> replace(CardId cardId, CardCode code, CardCode newCode) {
      throw new AssertionError("nothing was to be replaced");
    }

    @Override
    public Optional<RedemptionRefusal> redeem(CardId cardId, CardCode code) {
      requests++;
      onRequest.run();
      if (refusal.isEmpty()) {
        refusal = Optional.of(RedemptionRefusal.ALREADY_REDEEMED);
        return Optional.empty();
      }
      return refusal;
    }
  }
}
