package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.CodeInventory.Duplicate;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link CodeInventory}. */
public interface CodeInventoryContract {
  CardId OTHER_CARD = new CardId("pOther");

  /** Returns the instance under test, empty at the start of a test. */
  CodeInventory inventory();

  @Test
  default void codes_are_visible_when_they_are_published_and_not_before() {
    inventory().begin(CARD_ID, "i1");
    assertEquals(Optional.of(List.of()), inventory().add(CARD_ID, "i1", codes("A1", "0042")));
    assertEquals(Optional.empty(), inventory().find(CARD_ID, new CardCode("A1")));
    assertEquals(0, inventory().stock(CARD_ID).total());
    assertFalse(inventory().become(CARD_ID, new CardCode("A1"), CodeState.RETIRED));

    assertTrue(inventory().publish(CARD_ID, "i1"));
    assertEquals(
        Optional.of(new InventoryCode(
            CARD_ID, new CardCode("0042"), CodeState.AVAILABLE, Optional.empty())),
        inventory().find(CARD_ID, new CardCode("0042")));
    assertEquals(stock(CodeState.AVAILABLE, 2), inventory().stock(CARD_ID));
    assertEquals(0, inventory().stock(OTHER_CARD).total());
    assertEquals(Optional.empty(), inventory().find(OTHER_CARD, new CardCode("0042")));
  }

  @Test
  default void codes_that_are_known_or_repeated_are_not_added() {
    imports("i1", "A1");
    inventory().begin(CARD_ID, "i2");
    assertEquals(
        Optional.of(List.of(new Duplicate(1, false), new Duplicate(3, true))),
        inventory().add(CARD_ID, "i2", codes("A2", "A1", "a1", "A2")));
    assertEquals(
        Optional.of(List.of(new Duplicate(0, true))), inventory().add(CARD_ID, "i2", codes("a1")));
    assertTrue(inventory().publish(CARD_ID, "i2"));
    assertEquals(stock(CodeState.AVAILABLE, 3), inventory().stock(CARD_ID));
  }

  @Test
  default void a_later_import_ends_an_earlier_one() {
    inventory().begin(CARD_ID, "i1");
    Optional<List<Duplicate>> unused = inventory().add(CARD_ID, "i1", codes("A1"));
    inventory().begin(OTHER_CARD, "i2");
    inventory().begin(CARD_ID, "i3");
    assertEquals(Optional.empty(), inventory().add(CARD_ID, "i1", codes("A2")));
    assertFalse(inventory().publish(CARD_ID, "i1"));
    inventory().discard(CARD_ID, "i1");
    assertEquals(Optional.of(List.of()), inventory().add(CARD_ID, "i3", codes("A1", "A3")));
    inventory().discard(CARD_ID, "i1");
    assertTrue(inventory().publish(CARD_ID, "i3"));
    assertEquals(stock(CodeState.AVAILABLE, 2), inventory().stock(CARD_ID));
  }

  @Test
  default void a_discarded_import_leaves_nothing() {
    imports("i1", "A1");
    inventory().begin(CARD_ID, "i2");
    Optional<List<Duplicate>> unused = inventory().add(CARD_ID, "i2", codes("A2", "A3"));
    inventory().discard(CARD_ID, "i2");
    assertFalse(inventory().publish(CARD_ID, "i2"));
    assertEquals(stock(CodeState.AVAILABLE, 1), inventory().stock(CARD_ID));
    imports("i3", "A2");
    assertEquals(stock(CodeState.AVAILABLE, 2), inventory().stock(CARD_ID));
  }

  @Test
  default void an_import_that_has_ended_adds_nothing() {
    imports("i1", "A1");
    assertEquals(Optional.empty(), inventory().add(CARD_ID, "i1", codes("A2")));
    inventory().begin(CARD_ID, "i2");
    inventory().discard(CARD_ID, "i2");
    assertEquals(Optional.empty(), inventory().add(CARD_ID, "i2", codes("A2")));
    assertEquals(stock(CodeState.AVAILABLE, 1), inventory().stock(CARD_ID));
  }

  @Test
  default void of_two_imports_at_the_same_time_one_is_discarded() {
    inventory().begin(CARD_ID, "i1");
    inventory().begin(OTHER_CARD, "i2");
    for (int i = 0; i < 25; i++) {
      String[] part =
          IntStream.range(100 * i, 100 * i + 100).mapToObj(n -> "C" + n).toArray(String[]::new);
      assertTrue(inventory().add(CARD_ID, "i1", codes(part)).isPresent());
      assertTrue(inventory().add(OTHER_CARD, "i2", codes(part)).isPresent());
    }
    inventory().begin(CARD_ID, "i3");
    assertTrue(inventory().publish(CARD_ID, "i3"));
    assertTrue(inventory().publish(OTHER_CARD, "i2"));
    assertEquals(0, inventory().stock(CARD_ID).total());
    assertEquals(stock(CodeState.AVAILABLE, 2_500), inventory().stock(OTHER_CARD));
    imports("i4", "C0", "C2499");
    assertEquals(stock(CodeState.AVAILABLE, 2), inventory().stock(CARD_ID));
  }

  @Test
  default void what_an_import_of_another_card_leaves_publishes_nothing() {
    inventory().begin(OTHER_CARD, "i1");
    assertTrue(inventory().add(OTHER_CARD, "i1", codes("B1", "B2", "B3")).isPresent());
    inventory().begin(CARD_ID, "i2");
    inventory().discard(OTHER_CARD, "i1");
    assertTrue(inventory().add(CARD_ID, "i2", codes("A1", "A2")).isPresent());
    assertEquals(Optional.empty(), inventory().find(CARD_ID, new CardCode("A1")));
    assertTrue(inventory().publish(CARD_ID, "i2"));
    assertEquals(stock(CodeState.AVAILABLE, 2), inventory().stock(CARD_ID));
  }

  @Test
  default void every_published_code_is_passed_on_in_the_order_of_the_import() {
    List<String> all =
        IntStream.range(0, 2_500).mapToObj(i -> "C" + (9_999 - i)).toList();
    imports("i1", all.toArray(String[]::new));
    inventory().begin(CARD_ID, "i2");
    assertTrue(inventory().add(CARD_ID, "i2", codes("later")).isPresent());
    List<String> exported = new ArrayList<>();
    inventory()
        .forEach(CARD_ID, Optional.empty(), code -> exported.add(code.code().value()));
    assertEquals(all, exported);
    assertTrue(inventory().become(CARD_ID, new CardCode("C9998"), CodeState.RETIRED));
    List<InventoryCode> retired = new ArrayList<>();
    inventory().forEach(CARD_ID, Optional.of(CodeState.RETIRED), retired::add);
    assertEquals(
        List.of(
            new InventoryCode(CARD_ID, new CardCode("C9998"), CodeState.RETIRED, Optional.empty())),
        retired);
    inventory().forEach(OTHER_CARD, Optional.empty(), code -> retired.clear());
    assertEquals(1, retired.size());
  }

  @Test
  default void the_stock_follows_every_change() {
    Random random = new Random(16);
    CodeState[] states = CodeState.values();
    Map<CardCode, CodeState> model = new HashMap<>();
    for (int round = 0; round < 400; round++) {
      CardCode code = new CardCode("C" + random.nextInt(40));
      if (random.nextInt(4) == 0) {
        imports("i" + round, code.value());
        model.putIfAbsent(code, CodeState.AVAILABLE);
      } else {
        CodeState next = states[random.nextInt(states.length)];
        CodeState before = model.get(code);
        boolean isPossible = before != null && before.canBecome(next);
        assertEquals(isPossible, inventory().become(CARD_ID, code, next));
        if (isPossible) {
          model.put(code, next);
        }
      }
    }
    Map<CodeState, Long> counts = new EnumMap<>(CodeState.class);
    model.values().forEach(state -> counts.merge(state, 1L, Long::sum));
    assertEquals(new CodeStock(counts), inventory().stock(CARD_ID));
    model.forEach((code, state) ->
        assertEquals(state, inventory().find(CARD_ID, code).orElseThrow().state()));
  }

  /** Imports codes as a whole. */
  default void imports(String importId, String... codes) {
    inventory().begin(CARD_ID, importId);
    assertTrue(inventory().add(CARD_ID, importId, codes(codes)).isPresent());
    assertTrue(inventory().publish(CARD_ID, importId));
  }

  private static List<CardCode> codes(String... codes) {
    return new ArrayList<>(Stream.of(codes).map(CardCode::new).toList());
  }

  private static CodeStock stock(CodeState state, long count) {
    return new CodeStock(Map.of(state, count));
  }
}
