package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of a user are one line that says what to do, and never a stack trace. */
class MistakesTest {
  @TempDir
  private Path folder;

  private record Result(int code, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--sandbox-port"})
  void a_port_must_exist(String option) {
    for (String port : new String[] {"70000", "-1", "x", ""}) {
      Result result = run("serve", option, port);
      assertEquals(2, result.code());
      assertTrue(
          result.err().startsWith("Invalid value for option '" + option + "': must be 0 to 65535"),
          result.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "serve --host nosuch.invalid --port 0 --sandbox-port 0, --host: must be a name",
    "serve --host 192.0.2.1 --port 0 --sandbox-port 0, --host: must be a name",
    "sandbox --host nosuch.invalid --port 0, --host: must be a name",
    "card list --data nowhere/none, --data: must be an existing folder",
    "funnel p1 --data nowhere/none, --data: must be an existing folder",
    "card create nofile.json, nofile.json: must be an existing file",
  })
  void a_wrong_value_is_named(String command, String reason) {
    Result result = run(command.split(" ", -1));
    assertEquals(2, result.code());
    assertOneLine(reason, result);
    assertFalse(Files.exists(Path.of("nowhere")));
  }

  @Test
  void an_empty_folder_name_is_refused() {
    Result result = run("serve", "--data", "", "--port", "0");
    assertEquals(2, result.code());
    assertTrue(
        result.err().startsWith("Invalid value for option '--data': must not be empty"),
        result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"serve --port 0 --sandbox-port 0", "sandbox --port 0", "card list --limit 1"})
  void a_folder_that_is_a_file_is_refused(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Result result = run((command + " --data " + file).split(" ", -1));
    assertEquals(command.startsWith("card") ? 2 : 69, result.code());
    assertOneLine(command.startsWith("card") ? "--data: must be" : "cannot create ", result);
    assertEquals("x", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{broken\n", "{\"card\":7}\n", "[]\n"})
  void a_damaged_sandbox_is_refused(String content) throws IOException {
    Path file = Files.createDirectories(folder.resolve("sandbox")).resolve("sandbox.jsonl");
    Files.writeString(file, content);
    for (String command :
        new String[] {"serve --port 0 --sandbox-port 0 --data ", "sandbox --port 0 --data "}) {
      Result result = run((command + folder).split(" ", -1));
      assertEquals(69, result.code());
      assertOneLine(file + " is damaged; restore a backup", result);
      assertEquals(content, Files.readString(file));
    }
  }

  /** In a process of its own: the level of the log is decided when it starts. */
  @Test
  void a_platform_that_does_not_answer_is_one_line_and_no_log() throws Exception {
    // Without the log of tests.
    String classPath = Stream.of(
            System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(path -> !path.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
    List<String> arguments = new ArrayList<>();
    arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What the manifest of the jar allows, on a Java that warns otherwise.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--"))
        .forEach(arguments::add);
    arguments.addAll(List.of(
        "-cp", classPath, Main.class.getName(), "card", "sync", "p1", "--data", folder.toString()));
    ProcessBuilder command = new ProcessBuilder(arguments);
    command
        .environment()
        .putAll(Map.of(
            "KAQUAN_WECHAT_APPID", "wxb11529c136998cb6",
            "KAQUAN_WECHAT_SECRET", "2601385e71b8b568047379e74374e4d8",
            "KAQUAN_WECHAT_BASE_URL", "http://127.0.0.1:1"));
    Process process = command.start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(69, process.waitFor(), errors);
    assertEquals("/cgi-bin/stable_token: no answer (ConnectException)", errors.strip());
  }

  @Test
  void a_taken_port_is_refused_before_anything_is_created() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path data = folder.resolve("data");
      for (String options :
          new String[] {"--port %d --sandbox-port 0", "--port 0 --sandbox-port %d"}) {
        String command = "serve --data " + data + " " + options.formatted(taken.getLocalPort());
        Result result = run(command.split(" ", -1));
        assertEquals(69, result.code());
        assertOneLine("another process listens at 127.0.0.1:", result);
        assertFalse(Files.exists(data));
      }
    }
  }

  @Test
  void an_unknown_setting_is_refused_with_the_nearest_one() {
    StringWriter err = new StringWriter();
    Map<String, String> misspelt = Map.of(
        "KAQUAN_WECHAT_APP_ID",
        "wx1",
        "KAQUAN_DATE",
        "x",
        "KAQUAN_WECHAT_TOKEN",
        "known",
        "PATH",
        "/bin");
    int code = Main.run(
        misspelt, new PrintWriter(new StringWriter()), new PrintWriter(err), "card", "list");
    assertEquals(2, code);
    assertEquals("""
        KAQUAN_DATE: is not a setting; did you mean KAQUAN_DATA? (README.md#settings)
        KAQUAN_WECHAT_APP_ID: is not a setting; did you mean KAQUAN_WECHAT_APPID? (README.md#settings)
        """, err.toString());
  }

  @Test
  void every_setting_is_documented() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    StringWriter help = new StringWriter();
    Main.run(
        Map.of(), new PrintWriter(help), new PrintWriter(new StringWriter()), "serve", "--help");
    for (String name : Settings.NAMES) {
      assertTrue(readme.contains("`" + name + "`"), name);
      assertTrue(help.toString().contains(" " + name + " "), name);
    }
  }

  @Test
  void help_of_a_command_needs_no_folder() {
    assertEquals(0, run("card", "list", "--help", "--data", "nowhere").code());
    assertEquals(0, run("help", "card").code());
  }

  private static void assertOneLine(String begin, Result result) {
    assertTrue(result.err().startsWith(begin), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  private static Result run(String... args) {
    StringWriter err = new StringWriter();
    int code = Main.run(Map.of(), new PrintWriter(new StringWriter()), new PrintWriter(err), args);
    return new Result(code, err.toString());
  }
}
