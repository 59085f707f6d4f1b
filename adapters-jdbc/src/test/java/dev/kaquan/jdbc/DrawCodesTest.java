package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.ANYONE;
import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OTHER_PERSON;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.AddCardRequests.Added;
import dev.kaquan.application.port.AddCardRequests.NewRequest;
import dev.kaquan.application.port.AddCardRequests.OutOfStock;
import dev.kaquan.application.port.AddCardRequests.Stored;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.UnsignedCardExt;
import dev.kaquan.domain.claim.ValidityStart;
import dev.kaquan.domain.code.CodeState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Custom codes are drawn in the transaction that stores the request. */
class DrawCodesTest extends DatabaseFixture {
  private static final CodeSource DRAWN = new CodeSource.Inventory();

  private final AtomicInteger ids = new AtomicInteger();
  private AddCardRequests requests;
  private CodeInventory inventory;

  @BeforeEach
  void create() {
    requests = new JdbcAddCardRequests(database);
    inventory = new JdbcCodeInventory(database);
  }

  @Test
  void a_code_is_drawn_for_one_person_and_again_for_this_person() {
    imports("B", "A", "C", "D");
    assertEquals(List.of("B"), draw(PERSON, DRAWN));
    assertEquals(List.of("A"), draw(OTHER_PERSON, DRAWN));
    assertEquals(List.of("B"), draw(PERSON, DRAWN));
    assertEquals(List.of("C"), draw(ANYONE, DRAWN));
    assertEquals(List.of("D"), draw(ANYONE, DRAWN));
    assertEquals(List.of(), draw(ANYONE, DRAWN));
    assertEquals(4, inventory.stock(CARD_ID).count(CodeState.PREPARED));
    assertEquals(4, inventory.stock(CARD_ID).total());
  }

  @Test
  void two_copies_of_a_request_have_different_codes() {
    imports("A", "B", "C", "D");
    assertEquals(List.of("A"), draw(PERSON, DRAWN));
    assertEquals(List.of("A", "B"), draw(PERSON, DRAWN, DRAWN));
    assertEquals(List.of("C", "A", "B"), draw(PERSON, given("C"), DRAWN, DRAWN));
  }

  @Test
  void a_claimed_code_is_drawn_no_more() {
    imports("A", "B", "C");
    assertEquals(List.of("A"), draw(PERSON, DRAWN));
    database.write(handle -> ClaimRows.add(handle, PortSamples.holding(new CardCode("A"))));
    assertEquals(List.of("B"), draw(PERSON, DRAWN));
    AddCardRequest request = requests.find(new RequestId("r1")).orElseThrow();
    requests.recordReport(PortSamples.in(request, PortSamples.TAKEN), "report", NOW);
    assertEquals(List.of("C"), draw(PERSON, DRAWN));
  }

  @Test
  void without_enough_codes_nothing_is_stored() {
    imports("A");
    Added added = add(new RequestId("r"), PERSON, new ArrayList<>(), DRAWN, given("X"), DRAWN);
    assertEquals(new OutOfStock(List.of(2)), added);
    assertEquals(Optional.empty(), requests.find(new RequestId("r")));
    assertEquals(1, inventory.stock(CARD_ID).count(CodeState.AVAILABLE));
    assertEquals(List.of("A"), draw(ANYONE, DRAWN));
  }

  @Test
  void codes_that_are_being_imported_are_not_drawn() {
    inventory.begin(CARD_ID, "i");
    assertEquals(List.of("B"), draw(PERSON, given("B")));
    assertTrue(inventory
        .add(CARD_ID, "i", List.of(new CardCode("A"), new CardCode("B")))
        .isPresent());
    assertEquals(List.of(), draw(PERSON, DRAWN));
    assertTrue(inventory.publish(CARD_ID, "i"));
    assertEquals(List.of("B", "A"), draw(PERSON, DRAWN, DRAWN));
  }

  @Test
  void no_code_is_drawn_twice_by_several_threads() throws Exception {
    imports(IntStream.range(0, 400).mapToObj(i -> "C" + i).toArray(String[]::new));
    List<String> drawn = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ends.add(threads.submit(() -> {
        for (int j = 0; j < 60; j++) {
          drawn.addAll(draw(ANYONE, DRAWN));
        }
      }));
    }
    for (Future<?> end : ends) {
      end.get();
    }
    threads.shutdown();
    assertEquals(400, drawn.size());
    assertEquals(400, drawn.stream().distinct().count());
    assertEquals(400, inventory.stock(CARD_ID).count(CodeState.PREPARED));
  }

  private void imports(String... codes) {
    inventory.begin(CARD_ID, "i");
    assertTrue(inventory
        .add(CARD_ID, "i", Stream.of(codes).map(CardCode::new).toList())
        .isPresent());
    assertTrue(inventory.publish(CARD_ID, "i"));
  }

  /** Returns the codes of a request, or nothing if they are out of stock. */
  private List<String> draw(Recipient person, CodeSource... sources) {
    List<String> codes = new ArrayList<>();
    Added added = add(new RequestId("r" + ids.getAndIncrement()), person, codes, sources);
    return added instanceof Stored ? codes : List.of();
  }

  private Added add(RequestId id, Recipient person, List<String> codes, CodeSource... sources) {
    List<UnsignedCardExt> terms =
        Stream.of(sources).map(source -> term(CARD_ID, source)).toList();
    return requests.add(person, terms, drawn -> {
      drawn.forEach(each -> codes.add(each.code().inCardExt()));
      List<Offer> offers = drawn.stream()
          .map(each ->
              new Offer(each.cardId(), each.code(), "{}", each.outerStr(), PortSamples.OPEN))
          .toList();
      return new NewRequest(new AddCardRequest(id, person, NOW, offers), Optional.empty());
    });
  }

  private static UnsignedCardExt term(CardId cardId, CodeSource source) {
    return new UnsignedCardExt(
        cardId, source, ANYONE, new OuterStr("shop-7"), new ValidityStart.AtClaim());
  }

  private static CodeSource given(String code) {
    return new CodeSource.Merchant(new CardCode(code));
  }
}
