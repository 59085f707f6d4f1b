package dev.kaquan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.application.code.RetireCode;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.cli.CliFixture.CliResult;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.code.CodeDeposit;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.Progress;
import dev.kaquan.domain.code.CodeImport.WrongLine;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import dev.kaquan.domain.code.InventoryCode.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodesCommandTest {
  @TempDir
  private Path folder;

  private final CliFixture cli = new CliFixture();
  private final StringBuilder read = new StringBuilder();

  @BeforeEach
  void readAll() {
    cli.importCodes = (cardId, content, progress) -> {
      byte[] buffer = new byte[4];
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        read.append(new String(buffer, 0, count, UTF_8));
      }
      for (int second = 0; second <= 6; second++) {
        progress.accept(job(CodeImport.State.PENDING, second, 0));
      }
      return new FoundImport(job(CodeImport.State.DONE, 8, 0), List.of());
    };
  }

  @Test
  void a_file_is_imported_with_a_line_from_time_to_time() throws IOException {
    Path file = Files.writeString(folder.resolve("codes.txt"), "A1\nA2\n");
    CliResult result = cli.run("codes", "import", "p1", file.toString());
    assertEquals(0, result.code(), result.err());
    assertEquals("A1\nA2\n", read.toString());
    assertEquals("80000 codes imported", result.out().strip());
    assertEquals(
        List.of("0 lines, 0 a second", "50000 lines, 10000 a second, 3 s left"),
        result.err().lines().toList());
    cli.standardInput = "B1\n";
    assertEquals(0, cli.run("codes", "import", "p1", "-").code());
    assertEquals("A1\nA2\nB1\n", read.toString());
    assertEquals(
        "{\"importId\":\"i1\",\"cardId\":\"p1\",\"state\":\"done\","
            + "\"createdAt\":\"2026-11-27T02:00:00Z\",\"lines\":80000,\"codes\":80000,\"wrong\":0,"
            + "\"linesPerSecond\":10000}",
        cli.run("codes", "import", "p1", file.toString(), "--json").out().strip());
  }

  @Test
  void on_a_terminal_a_bar_shows_the_progress() throws IOException {
    Path file = Files.writeString(folder.resolve("codes.txt"), "A1\n");
    cli.isTerminal = true;
    String err = cli.run("codes", "import", "p1", file.toString()).err();
    assertTrue(
        err.contains(
            "\r[###############---------------] 40000 lines, 10000 a second, 4 s left   \r"),
        err);
    assertTrue(err.endsWith(System.lineSeparator()), err);
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    CliResult missing = cli.run("codes", "import", "p1", folder.resolve("none").toString());
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("none: must be an existing file"), missing.err());
    CliResult unreadable = cli.run("codes", "import", "p1", folder.toString());
    assertEquals(2, unreadable.code());
    assertTrue(unreadable.err().contains("must be a readable file"), unreadable.err());
  }

  @Test
  void wrong_lines_are_printed() throws IOException {
    Path file = Files.writeString(folder.resolve("codes.txt"), "A 1\n");
    cli.importCodes = (cardId, content, progress) -> new FoundImport(
        job(CodeImport.State.REFUSED, 1, 3), List.of(new WrongLine(1, "must be a code")));
    CliResult result = cli.run("codes", "import", "p1", file.toString());
    assertEquals(1, result.code());
    assertEquals(
        List.of("line 1: must be a code", "and 2 more lines", "nothing was imported"),
        result.err().lines().toList());
    CliResult json = cli.run("codes", "import", "p1", file.toString(), "--json");
    assertEquals(1, json.code());
    assertTrue(
        json.out().strip().endsWith("\"wrongLines\":[{\"number\":1,\"rule\":\"must be a code\"}]}"),
        json.out());
  }

  /** An import of which 10,000 lines in a second are read, and which takes 8 seconds. */
  private static CodeImport job(CodeImport.State state, int seconds, long wrong) {
    Instant start = Instant.parse("2026-11-27T02:00:00Z");
    long lines = seconds * 10_000L;
    return new CodeImport(
        "i1",
        new CardId("p1"),
        "hash",
        800_000,
        state,
        new Progress(start, lines * 10, lines, lines - wrong, wrong),
        start,
        start.plusSeconds(seconds));
  }

  @Test
  void a_deposit_says_how_many_codes_wechat_has_taken() {
    cli.depositNow = cardId -> deposit(CodeDeposit.State.DONE, "");
    CliResult done = cli.run("codes", "deposit", "p1");
    assertEquals(0, done.code(), done.err());
    assertEquals("98 codes deposited, 2 rejected", done.out().strip());
    assertEquals(
        "{\"depositId\":\"d1\",\"cardId\":\"p1\",\"state\":\"done\","
            + "\"createdAt\":\"2026-11-27T02:00:00Z\",\"deposited\":98,\"rejected\":2}",
        cli.run("codes", "deposit", "p1", "--json").out().strip());
    cli.depositNow = cardId -> deposit(CodeDeposit.State.PENDING, "no answer");
    CliResult pending = cli.run("codes", "deposit", "p1");
    assertEquals(69, pending.code());
    assertEquals("no answer", pending.err().strip());
    cli.depositNow = cardId -> deposit(CodeDeposit.State.FAILED, "the account has no such card");
    assertEquals(1, cli.run("codes", "deposit", "p1").code());
  }

  private static StoredDeposit deposit(CodeDeposit.State state, String failure) {
    Instant at = Instant.parse("2026-11-27T02:00:00Z");
    return new StoredDeposit(
        new CodeDeposit("d1", new CardId("p1"), state, 98, 2, at),
        new Attempts(failure.isEmpty() ? 0 : 1, Optional.empty(), failure));
  }

  @Test
  void codes_are_generated_without_a_folder() {
    cli.variables.put("KAQUAN_DATA", "does-not-exist");
    CliResult result = cli.run("codes", "generate", "--count", "3", "--pattern", "KQ{letters:8}");
    assertEquals(0, result.code(), result.err());
    assertEquals(
        3, result.out().lines().distinct().filter(code -> code.length() == 10).count());
    assertEquals(
        2, cli.run("codes", "generate", "--count", "3", "--pattern", "KQ").code());
  }

  @Test
  void codes_are_exported_as_csv() {
    cli.exportCodes = (cardId, state, codes) -> {
      assertEquals(Optional.of(CodeState.PREPARED), state);
      codes.accept(new InventoryCode(
          cardId,
          new CardCode("A1"),
          CodeState.PREPARED,
          Optional.of(
              new Preparation(new RequestId("r1"), new Recipient.Bound(new OpenId("oPerson"))))));
      codes.accept(
          new InventoryCode(cardId, new CardCode("A2"), CodeState.PREPARED, Optional.empty()));
    };
    assertEquals(
        List.of("code,state,requestId,openid", "A1,prepared,r1,oPerson", "A2,prepared,,"),
        cli.run("codes", "export", "p1", "--state", "prepared").out().lines().toList());
    assertEquals(2, cli.run("codes", "export", "p1", "--state", "lost").code());
  }

  @Test
  void a_code_is_retired() {
    assertEquals(1, cli.run("codes", "retire", "p1", "A1").code());
    cli.retireCode = (cardId, code) -> RetireCode.Outcome.RETIRED;
    assertEquals(
        "{\"cardId\":\"p1\",\"code\":\"A1\",\"state\":\"retired\"}",
        cli.run("codes", "retire", "p1", "A1").out().strip());
    cli.retireCode = (cardId, code) -> RetireCode.Outcome.CLAIMED;
    CliResult claimed = cli.run("codes", "retire", "p1", "A1");
    assertEquals(1, claimed.code());
    assertTrue(claimed.err().startsWith("The code was claimed"), claimed.err());
  }

  @Test
  void a_summary_counts_by_state() {
    cli.readCodeStock = cardId ->
        Optional.of(new CodeStock(Map.of(CodeState.AVAILABLE, 998L, CodeState.CLAIMED, 2L)));
    CliResult result = cli.run("codes", "summary", "p1");
    assertTrue(result.out().startsWith("available          998"), result.out());
    assertTrue(result.out().stripTrailing().endsWith("1000"), result.out());
    assertEquals(
        "{\"cardId\":\"p1\",\"available\":998,\"reserved\":0,\"prepared\":0,\"deposited\":0,\"claimed\":2,"
            + "\"redeemed\":0,\"rejected\":0,\"retired\":0,\"total\":1000}",
        cli.run("codes", "summary", "p1", "--json").out().strip());
    cli.readCodeStock = cardId -> Optional.empty();
    assertEquals(1, cli.run("codes", "summary", "p1").code());
  }
}
