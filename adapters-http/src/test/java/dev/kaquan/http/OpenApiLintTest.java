package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Redocly finds nothing to object to in openapi.yaml. */
class OpenApiLintTest {
  private static final Path NODE = Path.of("src", "test", "node").toAbsolutePath();
  private static final Path REDOCLY = NODE.resolve("node_modules/.bin/redocly");

  @Test
  void the_description_has_no_warnings() throws Exception {
    assumeTrue(
        Files.exists(REDOCLY) && nodeMajor() >= 20,
        "skipped: needs Node.js 20, and npm ci in adapters-http/src/test/node, as .ci/run does");
    Path openApi = Path.of("src", "main", "resources", "dev", "kaquan", "http", "openapi.yaml");
    ProcessBuilder builder = new ProcessBuilder(
            REDOCLY.toString(), "lint", openApi.toAbsolutePath().toString())
        .redirectErrorStream(true);
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    Process lint = builder.start();
    String report = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(lint.waitFor(1, TimeUnit.MINUTES), report);
    assertEquals(0, lint.exitValue(), report);
    assertTrue(report.contains("Your API description is valid."), report);
    // "You have N warnings."; another line is about the version of Node.js.
    assertFalse(report.contains("You have "), report);
  }

  /** Returns 0 without Node.js. */
  private static int nodeMajor() throws InterruptedException {
    try {
      Process node = new ProcessBuilder("node", "--version").start();
      String version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return node.waitFor() == 0
          ? Integer.parseInt(version.replaceAll("v(\\d+)\\..*\\s*", "$1"))
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
