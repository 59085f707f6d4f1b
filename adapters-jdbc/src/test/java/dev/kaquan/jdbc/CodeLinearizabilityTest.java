package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.AddCardRequests.NewRequest;
import dev.kaquan.application.port.AddCardRequests.Stored;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.UnsignedCardExt;
import dev.kaquan.domain.claim.ValidityStart;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.Reservation;
import dev.kaquan.domain.code.Reservation.State;
import dev.kaquan.jdbc.Linearizability.Call;
import dev.kaquan.jdbc.sqlite.SqliteEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight threads on two databases of one file draw, reserve, confirm, release, retire and count the codes of a card; what
 * they see is what one after the other would have seen.
 */
class CodeLinearizabilityTest {
  private static final long SEED = 20261127;
  private static final int ROUNDS = 100;
  private static final int THREADS = 8;
  private static final int CALLS = 10;

  /** Fewer than are drawn, so that they run out. */
  private static final List<String> CODES =
      IntStream.range(10, 30).mapToObj(i -> "C" + i).toList();

  private static final List<String> PEOPLE = List.of("", "oA", "oB", "oC");

  @TempDir
  private Path folder;

  private final AtomicLong clock = new AtomicLong();

  @Test
  void what_eight_threads_see_is_what_one_after_the_other_would_have_seen() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Database one = open();
        Database two = open()) {
      for (int round = 0; round < ROUNDS; round++) {
        CardId cardId = new CardId("p" + round);
        imports(one, cardId);
        List<Call> history = new ArrayList<>();
        for (Future<List<Call>> each : threads.invokeAll(clients(random, cardId, one, two))) {
          history.addAll(each.get());
        }
        assertEquals(THREADS * CALLS, history.size());
        assertTrue(isPossible(history), () -> "round " + cardId + ": " + history);
        assertEquals(List.of(), new JdbcLedgerAudit(two).audit(9).first());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void the_check_detects_what_cannot_be_explained() {
    assertTrue(isPossible(List.of(call("draw", "", "C11", 0, 3), call("draw", "", "C10", 1, 2))));
    assertFalse(isPossible(List.of(call("draw", "", "C11", 0, 1), call("draw", "", "C10", 2, 3))));
    assertFalse(isPossible(List.of(call("draw", "", "C10", 0, 3), call("draw", "", "C10", 1, 2))));
    assertTrue(
        isPossible(List.of(call("draw", "oA", "C10", 0, 3), call("draw", "oA", "C10", 1, 2))));
    assertFalse(
        isPossible(List.of(call("retire", "C10", "true", 0, 1), call("draw", "", "C10", 2, 3))));
    Call reserved = call("reserve", "v1", "C10", 0, 1);
    assertFalse(isPossible(List.of(
        reserved, call("confirm", "v1", "confirmed", 2, 3), call("draw", "", "C10", 4, 5))));
    assertTrue(isPossible(
        List.of(reserved, call("release", "v1", "released", 2, 4), call("draw", "", "C10", 3, 5))));
    assertFalse(isPossible(List.of(
        reserved,
        call("release", "v1", "released", 2, 4),
        call("confirm", "v1", "confirmed", 3, 5))));
    assertFalse(isPossible(List.of(reserved, call("count", "", "{AVAILABLE=20}", 2, 3))));
  }

  private static boolean isPossible(List<Call> history) {
    return new Linearizability<CodeModel>(history, CodeModel::after)
        .isPossible(CodeModel.of(CODES));
  }

  private static Call call(
      String operation, String argument, String result, long called, long returned) {
    return new Call(operation, argument, result, called, returned);
  }

  private List<Callable<List<Call>>> clients(
      SplittableRandom random, CardId cardId, Database one, Database two) {
    Queue<String> reservations = new ConcurrentLinkedQueue<>();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<List<Call>>> clients = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Client client = new Client(
          cardId + "x" + i, cardId, i % 2 == 0 ? one : two, random.split(), reservations);
      clients.add(() -> {
        int unused = start.await();
        return client.calls();
      });
    }
    return clients;
  }

  private Database open() {
    return new Database(new SqliteEngine(new DataFolder(folder)));
  }

  private static void imports(Database database, CardId cardId) {
    JdbcCodeInventory inventory = new JdbcCodeInventory(database);
    inventory.begin(cardId, "i");
    assertTrue(
        inventory.add(cardId, "i", CODES.stream().map(CardCode::new).toList()).isPresent());
    assertTrue(inventory.publish(cardId, "i"));
  }

  /** A thread's use of the codes of a card. */
  private final class Client {
    private final String name;
    private final CardId cardId;
    private final JdbcCodeInventory inventory;
    private final JdbcAddCardRequests requests;
    private final JdbcCodeReservations codeReservations;
    private final SplittableRandom random;

    /** Those of all threads. */
    private final Queue<String> reservations;

    private final List<Call> calls = new ArrayList<>();

    Client(
        String name,
        CardId cardId,
        Database database,
        SplittableRandom random,
        Queue<String> reservations) {
      this.name = name;
      this.cardId = cardId;
      this.inventory = new JdbcCodeInventory(database);
      this.requests = new JdbcAddCardRequests(database);
      this.codeReservations = new JdbcCodeReservations(database);
      this.random = random;
      this.reservations = reservations;
    }

    List<Call> calls() throws Exception {
      for (int i = 0; i < CALLS; i++) {
        String id = name + "x" + i;
        int kind = random.nextInt(10);
        if (kind < 3) {
          String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
          record("draw", person, () -> draw(id, person));
        } else if (kind < 5) {
          record("reserve", id, () -> reserve(id));
          reservations.add(id);
        } else if (kind < 7) {
          String reservation = oneOf(reservations, id);
          record("confirm", reservation, () -> end(reservation, State.CONFIRMED));
        } else if (kind == 7) {
          String reservation = oneOf(reservations, id);
          record("release", reservation, () -> end(reservation, State.RELEASED));
        } else if (kind == 8) {
          String code = CODES.get(random.nextInt(CODES.size()));
          record("retire", code, () -> retire(code));
        } else {
          record("count", "", this::count);
        }
      }
      return calls;
    }

    private void record(String operation, String argument, Callable<String> call) throws Exception {
      long called = clock.getAndIncrement();
      String result = call.call();
      calls.add(new Call(operation, argument, result, called, clock.getAndIncrement()));
    }

    private String draw(String id, String person) {
      Recipient recipient =
          Recipient.of(person.isEmpty() ? Optional.empty() : Optional.of(new OpenId(person)));
      UnsignedCardExt term = new UnsignedCardExt(
          cardId,
          new CodeSource.Inventory(),
          recipient,
          OuterStr.NONE,
          new ValidityStart.AtClaim());
      List<String> drawn = new ArrayList<>();
      boolean isStored = requests.add(recipient, List.of(term), terms -> {
            CodeSource code = terms.get(0).code();
            drawn.add(code.inCardExt());
            Offer offer = new Offer(cardId, code, "{}", OuterStr.NONE, PortSamples.OPEN);
            return new NewRequest(
                new AddCardRequest(new RequestId(id), recipient, NOW, List.of(offer)),
                Optional.empty());
          })
          instanceof Stored;
      return isStored ? drawn.get(0) : CodeModel.NONE;
    }

    private String reserve(String id) {
      return codeReservations
          .reserve(id, cardId, NOW.plusSeconds(60), made -> Optional.empty())
          .map(made -> made.code().value())
          .orElse(CodeModel.NONE);
    }

    private String end(String id, State state) {
      return codeReservations
          .end(id, state, NOW)
          .map(Reservation::state)
          .map(State::wireName)
          .orElse(CodeModel.NONE);
    }

    private String retire(String code) {
      return Boolean.toString(inventory.become(cardId, new CardCode(code), CodeState.RETIRED));
    }

    private String count() {
      CodeStock stock = inventory.stock(cardId);
      Map<CodeState, Long> counts = new EnumMap<>(CodeState.class);
      for (CodeState state : CodeState.values()) {
        if (stock.count(state) > 0) {
          counts.put(state, stock.count(state));
        }
      }
      return counts.toString();
    }

    /** Returns one of the reservations that were made; another id if there is none. */
    private String oneOf(Queue<String> made, String id) {
      List<String> ids = List.copyOf(made);
      return ids.isEmpty() ? id : ids.get(random.nextInt(ids.size()));
    }
  }
}
