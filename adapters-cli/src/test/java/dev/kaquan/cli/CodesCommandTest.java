package dev.kaquan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.code.ImportCodes;
import dev.kaquan.application.code.RetireCode;
import dev.kaquan.cli.CliFixture.CliResult;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodesCommandTest {
  @TempDir
  private Path folder;

  private final CliFixture cli = new CliFixture();
  private final List<String> read = new ArrayList<>();

  @BeforeEach
  void readAll() {
    cli.importCodes = (cardId, lines, progress) -> {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        read.add(line.get());
      }
      progress.accept(200_000);
      return new ImportCodes.Imported(read.size());
    };
  }

  @Test
  void the_lines_of_a_file_are_read_whatever_their_ends() throws IOException {
    Path file =
        Files.writeString(folder.resolve("codes.txt"), "A1\nA2\r\n\nA 3\n" + "x".repeat(5_000));
    CliResult result = cli.run("codes", "import", "p1", file.toString());
    assertEquals(0, result.code(), result.err());
    assertEquals("5 codes imported", result.out().strip());
    assertEquals("200000 lines read", result.err().strip());
    assertEquals(List.of("A1", "A2", "", "A 3", "x".repeat(1_000)), read);
  }

  @Test
  void a_compressed_file_and_the_standard_input_are_read_too() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("A1\nA2\n".getBytes(UTF_8));
    }
    Path file = Files.write(folder.resolve("codes.gz"), packed.toByteArray());
    assertEquals(
        "{\"imported\":2}",
        cli.run("codes", "import", "p1", file.toString(), "--json").out().strip());
    cli.standardInput = "B1\n码\n";
    assertEquals(0, cli.run("codes", "import", "p1", "-").code());
    assertEquals(4, read.size());
    assertEquals("B1", read.get(2));
    assertEquals(3, read.get(3).length());
  }

  @Test
  void a_file_that_is_not_there_or_damaged_is_named() throws IOException {
    CliResult missing = cli.run("codes", "import", "p1", folder.resolve("none").toString());
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("none: must be an existing file"), missing.err());
    Path damaged = Files.write(folder.resolve("damaged"), new byte[] {0x1f, (byte) 0x8b, 1});
    CliResult unreadable = cli.run("codes", "import", "p1", damaged.toString());
    assertEquals(2, unreadable.code());
    assertTrue(unreadable.err().contains("damaged: must be a readable file"), unreadable.err());
  }

  @Test
  void wrong_lines_are_printed() throws IOException {
    Path file = Files.writeString(folder.resolve("codes.txt"), "A 1\n");
    cli.importCodes = (cardId, lines, progress) ->
        new ImportCodes.Refused(3, List.of(new ImportCodes.WrongLine(1, "must be a code")));
    CliResult result = cli.run("codes", "import", "p1", file.toString());
    assertEquals(1, result.code());
    assertEquals(
        List.of("line 1: must be a code", "and 2 more lines", "nothing was imported"),
        result.err().lines().toList());
    CliResult json = cli.run("codes", "import", "p1", file.toString(), "--json");
    assertEquals(1, json.code());
    assertEquals(
        "{\"imported\":0,\"wrong\":3,\"lines\":[{\"number\":1,\"rule\":\"must be a code\"}]}",
        json.out().strip());
  }

  @Test
  void an_import_that_another_one_has_ended_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("codes.txt"), "A1\n");
    cli.importCodes = (cardId, lines, progress) -> new ImportCodes.Ended();
    CliResult result = cli.run("codes", "import", "p1", file.toString());
    assertEquals(1, result.code());
    assertTrue(result.err().startsWith("Another import"), result.err());
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
        "{\"cardId\":\"p1\",\"available\":998,\"prepared\":0,\"claimed\":2,\"redeemed\":0,"
            + "\"retired\":0,\"total\":1000}",
        cli.run("codes", "summary", "p1", "--json").out().strip());
    cli.readCodeStock = cardId -> Optional.empty();
    assertEquals(1, cli.run("codes", "summary", "p1").code());
  }
}
