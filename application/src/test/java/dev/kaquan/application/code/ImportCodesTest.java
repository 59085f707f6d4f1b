package dev.kaquan.application.code;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.application.port.ImportFiles;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryCodeImports;
import dev.kaquan.application.port.InMemoryCodeInventory;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.Progress;
import dev.kaquan.domain.code.CodeImport.State;
import dev.kaquan.domain.code.CodeImport.WrongLine;
import dev.kaquan.domain.code.CodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportCodesTest {
  private static final String SHAPE =
      "must be 1 to 20 letters, digits, _ or -; WeChat refuses longer codes and special characters";

  private final InMemoryCards cards = new InMemoryCards();
  private final InMemoryCodeInventory inventory = new InMemoryCodeInventory();
  private final InMemoryCodeImports imports = new InMemoryCodeImports(inventory);
  private final Files files = new Files();
  private final List<Long> progress = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = PortSamples.NOW;
  private int ids;
  private Runnable onPause = () -> {};
  private final StartImport startImport =
      new StartImportService(new CodeCards(cards), imports, files, this::id, () -> now);
  private final RunImportsService runImports =
      new RunImportsService(imports, inventory, files, this::id, () -> now);
  private final ImportCodes importCodes =
      new ImportCodesService(startImport, runImports, imports, pause -> {
        pauses.add(pause);
        onPause.run();
      });

  @BeforeEach
  void store() {
    cards.save(PortSamples.storedCard(PortSamples.card(CodeMode.CUSTOM)));
  }

  @Test
  void a_file_of_any_length_is_imported_in_parts() {
    files.lineTakes = Duration.ofMillis(1);
    CodeImport done = imports(IntStream.range(0, 2_500).mapToObj(i -> "C" + i)).job();
    assertEquals(State.DONE, done.state());
    assertEquals(new Progress(PortSamples.NOW, done.size(), 2_500, 2_500, 0), done.progress());
    assertEquals(1_000, done.linesPerSecond());
    assertEquals(2_500, inventory.stock(CARD_ID).count(CodeState.AVAILABLE));
    assertEquals(List.of(1_000L, 2_000L, 2_500L), progress);
    assertEquals(Set.of(), files.contents.keySet());
  }

  @Test
  void wrong_lines_are_named_and_nothing_is_imported() {
    imports(Stream.of("A1"));
    FoundImport refused =
        imports(Stream.of("B1", "", "with a blank", "A1", "B2", "B1", "x".repeat(21)));
    assertEquals(State.REFUSED, refused.job().state());
    assertEquals(5, refused.job().progress().wrong());
    assertEquals(2, refused.job().progress().codes());
    assertEquals(
        List.of(
            new WrongLine(2, SHAPE),
            new WrongLine(3, SHAPE),
            new WrongLine(4, "must be new; the card has this code already"),
            new WrongLine(6, "must not be repeated in the file"),
            new WrongLine(7, SHAPE)),
        refused.wrong());
    assertEquals(1, inventory.stock(CARD_ID).total());
    assertEquals(State.DONE, imports(Stream.of("B1", "B2")).job().state());
    assertEquals(Set.of(), files.contents.keySet());
  }

  @Test
  void a_thousand_wrong_lines_are_listed_and_all_are_counted() {
    FoundImport refused = imports(Stream.generate(() -> "").limit(1_500));
    assertEquals(1_500, refused.job().progress().wrong());
    assertEquals(1_000, refused.wrong().size());
    assertEquals(1_000, refused.wrong().get(999).number());
  }

  @Test
  void an_empty_file_is_refused() {
    assertEquals(
        List.of(new WrongLine(1, "must be a code: there is none")),
        imports(Stream.empty()).wrong());
  }

  @Test
  void a_damaged_file_is_refused() {
    files.isDamaged = true;
    assertEquals(
        List.of(new WrongLine(1, "must be whole")),
        imports(Stream.of("A1", "A2")).wrong());
    assertEquals(0, inventory.stock(CARD_ID).total());
  }

  @Test
  void the_same_file_is_imported_once() {
    FoundImport first = imports(Stream.of("A1", "A2"));
    assertEquals(first, imports(Stream.of("A1", "A2")));
    assertEquals(2, inventory.stock(CARD_ID).total());
    assertEquals(Set.of(), files.contents.keySet());
  }

  @Test
  void an_interrupted_import_is_begun_anew() {
    String id = startImport.start(CARD_ID, bytes(Stream.of("A1", "A2"))).id();
    files.onNext = () -> {
      throw new IllegalStateException("crash");
    };
    assertThrows(IllegalStateException.class, runImports::runDue);
    assertEquals(0, runImports.runDue());
    assertEquals(0, inventory.stock(CARD_ID).total());
    files.onNext = () -> {};
    now = now.plusSeconds(60);
    assertEquals(1, runImports.runDue());
    assertEquals(State.DONE, imports.find(id).orElseThrow().state());
    assertEquals(2, inventory.stock(CARD_ID).total());
  }

  @Test
  void an_execution_that_somebody_else_has_taken_changes_nothing_any_more() {
    String id = startImport.start(CARD_ID, bytes(Stream.of("A1", "A2"))).id();
    files.onNext = () -> {
      files.onNext = () -> {};
      now = now.plusSeconds(60);
      assertEquals(1, runImports.runDue());
    };
    assertEquals(0, runImports.runDue());
    assertEquals(State.DONE, imports.find(id).orElseThrow().state());
    assertEquals(2, inventory.stock(CARD_ID).total());
  }

  @Test
  void an_import_that_another_process_executes_is_waited_for() {
    String other = startImport.start(CARD_ID, bytes(Stream.of("A1"))).id();
    assertTrue(imports.take("other", now, now.plusSeconds(60)).isPresent());
    onPause = () -> {
      inventory.begin(CARD_ID, "other");
      assertTrue(inventory.publish(CARD_ID, "other"));
    };
    assertEquals(other, imports(Stream.of("A1")).job().id());
    assertEquals(1, pauses.size());
  }

  @Test
  void only_a_card_with_custom_codes_takes_them() {
    cards.save(PortSamples.storedCard(PortSamples.card(CodeMode.PLATFORM)));
    for (CardId id : List.of(CARD_ID, new CardId("pUnknown"))) {
      InvalidValueException e = assertThrows(
          InvalidValueException.class, () -> startImport.start(id, bytes(Stream.of("A1"))));
      assertEquals("cardId", e.violations().get(0).field());
    }
  }

  private String id() {
    return "i" + ids++;
  }

  private FoundImport imports(Stream<String> lines) {
    progress.clear();
    return importCodes.importCodes(
        CARD_ID, bytes(lines), job -> progress.add(job.progress().lines()));
  }

  /** A content whose bytes do not matter: the file has the lines. */
  private ImportFiles.Bytes bytes(Stream<String> lines) {
    files.next = lines.toList();
    return buffer -> -1;
  }

  /** Files whose lines a test gives. */
  private final class Files implements ImportFiles {
    private final Map<String, List<String>> contents = new HashMap<>();
    private List<String> next = List.of();
    private Duration lineTakes = Duration.ZERO;
    private Runnable onNext = () -> {};
    private boolean isDamaged;

    @Override
    public StoredFile store(String importId, Bytes content) {
      contents.put(importId, next);
      return new StoredFile("hash of " + next.hashCode(), next.size());
    }

    @Override
    public Lines open(String importId) {
      Iterator<String> left = contents.get(importId).iterator();
      return new Lines() {
        private long number;

        @Override
        public Optional<Line> next() {
          onNext.run();
          if (isDamaged && number > 0) {
            throw new InvalidValueException("body", "must be whole", RuleReference.API);
          }
          if (!left.hasNext()) {
            return Optional.empty();
          }
          now = now.plus(lineTakes);
          return Optional.of(new Line(++number, left.next()));
        }

        @Override
        public long bytesRead() {
          return number;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void delete(String importId) {
      contents.remove(importId);
    }

    @Override
    public int deleteOthers(Set<String> importIds, Instant before) {
      return 0;
    }
  }
}
