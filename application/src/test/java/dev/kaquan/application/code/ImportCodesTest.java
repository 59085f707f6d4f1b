package dev.kaquan.application.code;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.code.ImportCodes.Imported;
import dev.kaquan.application.code.ImportCodes.Lines;
import dev.kaquan.application.code.ImportCodes.Refused;
import dev.kaquan.application.code.ImportCodes.WrongLine;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryCodeInventory;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.code.CodeState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportCodesTest {
  private static final String SHAPE =
      "must be 1 to 20 letters, digits, _ or -; WeChat refuses longer codes and special characters";

  private final InMemoryCards cards = new InMemoryCards();
  private final CodeInventory inventory = new InMemoryCodeInventory();
  private final List<Long> progress = new ArrayList<>();
  private int imports;
  private final ImportCodes importCodes =
      new ImportCodesService(cards, inventory, () -> "i" + imports++);

  @BeforeEach
  void store() {
    cards.save(PortSamples.storedCard(card(CodeMode.CUSTOM)));
  }

  @Test
  void a_file_of_any_length_is_imported_in_parts() {
    assertEquals(new Imported(2_500), imports(IntStream.range(0, 2_500).mapToObj(i -> "C" + i)));
    assertEquals(2_500, inventory.stock(CARD_ID).count(CodeState.AVAILABLE));
    assertEquals(List.of(1_000L, 2_000L, 2_500L), progress);
  }

  @Test
  void wrong_lines_are_named_and_nothing_is_imported() {
    imports(Stream.of("A1"));
    assertEquals(
        new Refused(
            5,
            List.of(
                new WrongLine(2, SHAPE),
                new WrongLine(3, SHAPE),
                new WrongLine(4, "must be new; the card has this code already"),
                new WrongLine(6, "must not be repeated in the file"),
                new WrongLine(7, SHAPE))),
        imports(Stream.of("B1", "", "with a blank", "A1", "B2", "B1", "x".repeat(21))));
    assertEquals(1, inventory.stock(CARD_ID).total());
    assertEquals(new Imported(2), imports(Stream.of("B1", "B2")));
  }

  @Test
  void a_thousand_wrong_lines_are_listed_and_all_are_counted() {
    Refused refused = (Refused) imports(Stream.generate(() -> "").limit(1_500));
    assertEquals(1_500, refused.count());
    assertEquals(1_000, refused.first().size());
    assertEquals(1_000, refused.first().get(999).number());
  }

  @Test
  void an_empty_file_is_refused() {
    assertEquals(
        new Refused(1, List.of(new WrongLine(1, "must be a code: there is none"))),
        imports(Stream.empty()));
  }

  @Test
  void another_import_of_the_card_ends_the_first() {
    Iterator<String> lines = List.of("A1").iterator();
    Lines interrupted = () -> {
      if (lines.hasNext()) {
        return Optional.of(lines.next());
      }
      assertEquals(new Imported(1), imports(Stream.of("B1")));
      return Optional.empty();
    };
    assertEquals(
        new ImportCodes.Ended(), importCodes.importCodes(CARD_ID, interrupted, progress::add));
    assertTrue(inventory.find(CARD_ID, new CardCode("B1")).isPresent());
    assertEquals(1, inventory.stock(CARD_ID).total());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUSTOM")
  void only_a_card_with_custom_codes_takes_them(CodeMode mode) {
    cards.save(PortSamples.storedCard(card(mode)));
    for (CardId id : List.of(CARD_ID, new CardId("pUnknown"))) {
      InvalidValueException e = assertThrows(
          InvalidValueException.class,
          () -> importCodes.importCodes(id, Optional::empty, progress::add));
      assertEquals("cardId", e.violations().get(0).field());
    }
  }

  private ImportCodes.Outcome imports(Stream<String> lines) {
    Iterator<String> each = lines.iterator();
    return importCodes.importCodes(
        CARD_ID, () -> each.hasNext() ? Optional.of(each.next()) : Optional.empty(), progress::add);
  }

  private static Card card(CodeMode mode) {
    Card card = CardSamples.PLAIN;
    return new Card(
        card.id(),
        card.type(),
        card.title(),
        mode,
        card.bindOpenid(),
        card.validity(),
        card.quantity(),
        card.getLimit(),
        card.status());
  }
}
