package dev.kaquan.application.code;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.application.port.DepositPlatform;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryCodeDeposits;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.code.CodeDeposit.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DepositCodesTest {
  private final InMemoryCards cards = new InMemoryCards();
  private final InMemoryCodeDeposits deposits = new InMemoryCodeDeposits();
  private final Platform platform = new Platform();
  private final List<Object> pauses = new ArrayList<>();
  private Instant now = PortSamples.NOW;
  private int ids;
  private final DepositCodes depositCodes =
      new DepositCodesService(new CodeCards(cards), deposits, () -> "d" + ids++, () -> now);
  private final RunDeposits runDeposits = new RunDepositsService(deposits, platform, () -> now);
  private final DepositNow depositNow =
      new DepositNowService(depositCodes, () -> 0, runDeposits, deposits, pauses::add);

  @BeforeEach
  void store() {
    cards.save(PortSamples.storedCard(PortSamples.card(CodeMode.DEPOSIT)));
    deposits.imports(
        IntStream.range(0, 250).mapToObj(i -> new CardCode("C" + i)).toList());
  }

  @Test
  void codes_are_deposited_a_hundred_at_a_time_and_the_stock_follows() {
    platform.deposited.add(new CardCode("C7"));
    platform.malformed.add(new CardCode("C9"));
    StoredDeposit done = depositNow.deposit(CARD_ID);
    assertEquals(State.DONE, done.deposit().state());
    assertEquals(249, done.deposit().deposited());
    assertEquals(1, done.deposit().rejected());
    assertEquals(List.of(100, 100, 50), platform.batches);
    assertEquals(249, platform.stock);
    assertEquals(List.of(), pauses);

    deposits.imports(List.of(new CardCode("D1")));
    assertEquals(1, depositNow.deposit(CARD_ID).deposit().deposited());
    assertEquals(250, platform.stock);
    assertEquals(1, depositNow.deposit(CARD_ID).deposit().id().length() - 1);
    assertEquals(250, platform.stock);
  }

  @Test
  void a_lost_answer_is_found_out_by_the_next_attempt() {
    platform.onDeposit = () -> {
      platform.onDeposit = () -> {};
      throw new PlatformException(Kind.UNREACHABLE, "no answer");
    };
    StoredDeposit pending = depositNow.deposit(CARD_ID);
    assertEquals(State.PENDING, pending.deposit().state());
    assertEquals("no answer", pending.attempts().lastFailure());
    assertEquals(100, platform.deposited.size());
    assertEquals(0, runDeposits.runDue());

    now = now.plusSeconds(10);
    assertEquals(1, runDeposits.runDue());
    StoredDeposit done = deposits.find(pending.deposit().id()).orElseThrow();
    assertEquals(State.DONE, done.deposit().state());
    assertEquals(250, done.deposit().deposited());
    assertEquals(250, platform.stock);
  }

  @Test
  void a_stock_that_was_raised_although_the_answer_is_lost_is_not_raised_again() {
    platform.onRaise = () -> {
      platform.onRaise = () -> {};
      throw new PlatformException(Kind.UNREACHABLE, "no answer");
    };
    assertEquals(State.PENDING, depositNow.deposit(CARD_ID).deposit().state());
    assertEquals(250, platform.stock);
    assertEquals(State.DONE, depositNow.deposit(CARD_ID).deposit().state());
    assertEquals(250, platform.stock);
  }

  @Test
  void a_deposit_that_the_platform_refuses_ends() {
    platform.onDeposit = () -> {
      throw new PlatformException(Kind.REJECTED, "the account has no such card");
    };
    StoredDeposit failed = depositNow.deposit(CARD_ID);
    assertEquals(State.FAILED, failed.deposit().state());
    assertEquals(Optional.empty(), failed.attempts().next());
    platform.onDeposit = () -> {};
    StoredDeposit next = depositNow.deposit(CARD_ID);
    assertTrue(!next.deposit().id().equals(failed.deposit().id()));
    assertEquals(State.DONE, next.deposit().state());
  }

  @Test
  void only_a_card_with_deposited_codes_has_deposits() {
    cards.save(PortSamples.storedCard(PortSamples.card(CodeMode.CUSTOM)));
    for (CardId id : List.of(CARD_ID, new CardId("pUnknown"))) {
      InvalidValueException e =
          assertThrows(InvalidValueException.class, () -> depositCodes.start(id));
      assertEquals("cardId", e.violations().get(0).field());
    }
  }

  /** A platform that executes each call before it fails. */
  private static final class Platform implements DepositPlatform {
    private final Set<CardCode> deposited = new LinkedHashSet<>();
    private final Set<CardCode> malformed = new LinkedHashSet<>();
    private final List<Integer> batches = new ArrayList<>();
    private Runnable onDeposit = () -> {};
    private Runnable onRaise = () -> {};
    private long stock;

    @Override
    public Set<CardCode> deposit(CardId cardId, List<CardCode> codes) {
      batches.add(codes.size());
      Set<CardCode> accepted = codes.stream()
          .filter(code -> !malformed.contains(code) && deposited.add(code))
          .collect(Collectors.toSet());
      onDeposit.run();
      return accepted;
    }

    @Override
    public Set<CardCode> existing(CardId cardId, List<CardCode> codes) {
      return codes.stream().filter(deposited::contains).collect(Collectors.toSet());
    }

    @Override
    public long count(CardId cardId) {
      return deposited.size();
    }

    @Override
    public Optional<Long> stock(CardId cardId) {
      return Optional.of(stock);
    }

    @Override
    public void raiseStock(CardId cardId, long by) {
      stock += by;
      onRaise.run();
    }
  }
}
