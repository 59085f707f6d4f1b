package dev.kaquan.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsAreDocumentedTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:GET|POST|DELETE) /[^`]*)` \\|");

  @TempDir
  private Path folder;

  @Test
  void the_tables_and_the_routes_agree_both_ways() throws Exception {
    Set<String> documented = new TreeSet<>();
    ROW.matcher(Files.readString(Path.of("..", "docs", "sandbox.md")))
        .results()
        .forEach(row -> documented.add(row.group(1)));
    try (SandboxFixture sandbox = new SandboxFixture(folder)) {
      assertEquals(documented, new TreeSet<>(sandbox.endpoints()));
    }
  }
}
