package dev.kaquan.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commands of a README, executed by bash in a folder that looks like a clone.
 *
 * <p>They are executed as they are printed, except that the ports are free ones. {@code curl} fails
 * when HTTP does.
 */
final class Walk implements AutoCloseable {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern LISTENS =
      Pattern.compile("listens at (http://127\\.0\\.0\\.1:\\d+)");
  private static final String LAST_LINE = "Print the API key";
  private static final String END_OF_BLOCK = "\u001e";
  private static final int FIRST_WITH_WARNING = 24;
  private static final Path EXAMPLES = Path.of("..", "examples");

  /** Commands with the output that is printed below them, which may be empty. */
  record Block(String commands, String output) {}

  /** What the commands wrote, a text for each block, and the commands that failed. */
  record Result(List<String> outputs, List<String> failed) {}

  private final Path folder;
  private final Process service;
  private final List<String> greeting;

  private Walk(Path folder, Process service, List<String> greeting) {
    this.folder = folder;
    this.service = service;
    this.greeting = greeting;
  }

  /** Returns the blocks of shell commands of a page in their order. */
  static List<Block> blocks(Path page) throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
      if (block.group(1).equals("sh")) {
        blocks.add(new Block(block.group(2), ""));
      } else if (!blocks.isEmpty()) {
        int last = blocks.size() - 1;
        blocks.set(last, new Block(blocks.get(last).commands(), block.group(2)));
      }
    }
    return blocks;
  }

  /** Starts the service in {@code folder} by the arguments that follow {@code ./kaquan}. */
  static Walk start(Path folder, List<String> arguments) throws IOException {
    Path launcher = folder.resolve("kaquan");
    Files.writeString(launcher, """
        #!/bin/sh
        exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %s -cp '%s' %s "$@"
        """.formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            nativeAccess(),
            System.getProperty("java.class.path"),
            Main.class.getName()));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Files.createDirectory(folder.resolve("examples"));
    try (Stream<Path> examples = Files.list(EXAMPLES)) {
      for (Path example : examples.toList()) {
        Files.copy(example, folder.resolve("examples").resolve(example.getFileName()));
      }
    }
    Files.writeString(folder.resolve(".curlrc"), "fail-with-body\n");
    List<String> command = new ArrayList<>(List.of("./kaquan"));
    command.addAll(arguments);
    command.addAll(List.of("--port", "0", "--sandbox-port", "0"));
    Process service = process(folder, command).start();
    BufferedReader output = service.inputReader(StandardCharsets.UTF_8);
    List<String> greeting = new ArrayList<>();
    String line = output.readLine();
    while (line != null) {
      greeting.add(line);
      line = line.startsWith(LAST_LINE) ? null : output.readLine();
    }
    return new Walk(folder, service, greeting);
  }

  /** Returns the lines that the service wrote when it started. */
  String greeting() {
    return String.join("\n", greeting);
  }

  /** Executes the blocks one after the other in one shell. */
  Result run(List<Block> blocks) throws IOException, InterruptedException {
    List<String> addresses =
        LISTENS.matcher(greeting()).results().map(result -> result.group(1)).toList();
    Path failed = folder.resolve("failed");
    StringBuilder script = new StringBuilder("set -o pipefail -o errtrace\n")
        .append("trap 'printf \"%s\\n\" \"${BASH_COMMAND%%$'\"'\\n'\"'*}\" >>\"$FAILED\"' ERR\n");
    for (Block block : blocks) {
      script.append(block.commands()).append("printf '").append(END_OF_BLOCK).append("'\n");
    }
    Path file = Files.writeString(
        folder.resolve("walk.sh"),
        script
            .toString()
            .replace("http://127.0.0.1:8080", addresses.get(0))
            .replace("http://127.0.0.1:8090", addresses.get(1)));
    ProcessBuilder shell = process(folder, List.of("bash", file.toString()));
    shell.environment().put("FAILED", Files.createFile(failed).toString());
    Process process = shell.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return new Result(
        List.of(output.split(END_OF_BLOCK, -1)).subList(0, blocks.size()),
        Files.readAllLines(failed));
  }

  @Override
  public void close() {
    service.destroy();
  }

  /** Returns what the manifest of the jar says to Java, which warns otherwise. */
  private static String nativeAccess() {
    return Runtime.version().feature() < FIRST_WITH_WARNING
        ? ""
        : "--enable-native-access=ALL-UNNAMED";
  }

  private static ProcessBuilder process(Path folder, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors").toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("KAQUAN_"));
    environment.put("HOME", folder.toString());
    environment.put("TMPDIR", folder.toString());
    return builder;
  }
}
