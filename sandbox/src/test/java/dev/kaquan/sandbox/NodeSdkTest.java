package dev.kaquan.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published co-wechat-api, in JavaScript, runs against the sandbox. Its calls are in judge.js.
 */
class NodeSdkTest {
  private static final Path JUDGE = Path.of("src", "test", "node").toAbsolutePath();

  @TempDir
  private Path folder;

  @Test
  void co_wechat_api_runs_all_its_calls() throws Exception {
    assumeTrue(
        Files.isDirectory(JUDGE.resolve("node_modules")) && hasNode(),
        "skipped: wants Node.js, and npm ci in sandbox/src/test/node; .ci/run sees to both");
    try (SandboxFixture sandbox = new SandboxFixture(folder)) {
      Process judge = new ProcessBuilder(
              "node",
              "judge.js",
              Integer.toString(URI.create(sandbox.url()).getPort()),
              sandbox.appId(),
              sandbox.secret())
          .directory(JUDGE.toFile())
          .redirectErrorStream(true)
          .start();
      String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(judge.waitFor(1, TimeUnit.MINUTES), said);
      assertEquals("judged", said.strip());
      assertEquals(0, judge.exitValue());
    }
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
