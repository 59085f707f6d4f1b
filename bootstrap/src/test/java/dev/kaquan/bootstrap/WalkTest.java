package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of both READMEs work as printed, and write what is printed below them. They are executed once, because
 * both have the same.
 */
class WalkTest {
  private static final Path ROOT = Path.of("..");
  private static final String ENGLISH = "README.md";
  private static final String CHINESE = "README.zh-CN.md";

  /** What differs from run to run. */
  private static final Map<String, String> MASKS = Map.of(
      "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME",
      "\\b[0-9a-f]{32}\\b", "ID",
      "\\bwx[0-9a-f]{16}\\b", "APPID",
      "\\bp[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])", "CARD",
      "\\b\\d{12}\\b", "NUMBER",
      "127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT");

  @TempDir
  private Path folder;

  @Test
  void the_commands_work_as_printed() throws IOException, InterruptedException {
    assumeTrue(isInstalled("jq") && isInstalled("curl"), "skipped: needs jq and curl");
    List<Walk.Block> blocks = Walk.blocks(ROOT.resolve(ENGLISH));
    Walk.Block serve = blocks.get(0);
    assertTrue(serve.commands().startsWith("./kaquan serve "), serve.commands());
    try (Walk walk = Walk.start(folder, List.of("serve"))) {
      assertEquals(mask(serve.output()), mask(walk.greeting()));

      List<Walk.Block> rest = blocks.subList(1, blocks.size());
      Walk.Result result = walk.run(rest);

      for (int i = 0; i < rest.size(); i++) {
        assertFalse(result.outputs().get(i).isBlank(), rest.get(i).commands());
        String actual = mask(result.outputs().get(i));
        String printed = mask(rest.get(i).output());
        assertEquals(
            printed, actual.substring(Math.max(0, actual.length() - printed.length())), actual);
      }
      List<String> errors = Files.readAllLines(folder.resolve("errors"));
      assertTrue(
          errors.stream().allMatch(line -> line.matches("more: .*|\\d+ lines, .* left")),
          errors::toString);
      assertEquals(2, result.failed().size(), result.failed()::toString);
      assertTrue(
          result.failed().get(0).startsWith("jq .violations")
              && result.failed().get(1).startsWith("./kaquan diagnose"),
          result.failed()::toString);
    }
  }

  @Test
  void both_languages_have_the_same_commands() throws IOException {
    List<String> english = commands(ENGLISH);
    assertTrue(english.size() > 30, english::toString);
    assertEquals(english, commands(CHINESE));
    assertEquals(
        Walk.blocks(ROOT.resolve(ENGLISH)).stream().map(Walk.Block::output).toList(),
        Walk.blocks(ROOT.resolve(CHINESE)).stream().map(Walk.Block::output).toList());
  }

  private static List<String> commands(String page) throws IOException {
    return Walk.blocks(ROOT.resolve(page)).stream()
        .flatMap(block -> block.commands().lines())
        .map(line -> line.replaceFirst("(^| +)# .*", ""))
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static String mask(String text) {
    String masked = text.strip();
    for (Map.Entry<String, String> mask : MASKS.entrySet()) {
      masked = masked.replaceAll(mask.getKey(), mask.getValue());
    }
    return masked;
  }

  private static boolean isInstalled(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }
}
