package dev.kaquan.bootstrap.crash;

import dev.kaquan.bootstrap.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service in a process of its own, which can be killed. */
final class ServiceProcess {
  private static final String LISTENS = "Kaquan listens at ";

  private final Process process;
  private final URI url;

  private ServiceProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts the service and returns when it listens. */
  static ServiceProcess start(Path data, Map<String, String> environment) throws IOException {
    return start(List.of(), data, environment);
  }

  /**
   * Starts the service and returns when it listens.
   *
   * @param prefix a command that executes the one that follows
   */
  static ServiceProcess start(List<String> prefix, Path data, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "serve",
        "--data",
        data.toString(),
        "--port",
        "0"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.startsWith(LISTENS)) {
        drain(output);
        return new ServiceProcess(process, URI.create(line.substring(LISTENS.length())));
      }
    }
    throw new IllegalStateException("the service did not start: " + said);
  }

  URI url() {
    return url;
  }

  /** Returns a path as the process sees it, which may have a disk of its own. */
  Path seen(Path path) {
    return Path.of("/proc", Long.toString(process.pid()), "root")
        .resolve(Path.of("/").relativize(path));
  }

  /** Ends the process by SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** A process whose output nobody reads would stop. */
  private static void drain(BufferedReader output) {
    Thread thread = new Thread(() -> {
      try (output) {
        String line = output.readLine();
        while (line != null) {
          line = output.readLine();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    thread.setDaemon(true);
    thread.start();
  }
}
