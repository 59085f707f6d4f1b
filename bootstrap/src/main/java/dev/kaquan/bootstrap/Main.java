package dev.kaquan.bootstrap;

import dev.kaquan.cli.Cli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The program's entry point. */
public final class Main {
  private static final List<String> SERVERS = List.of("serve", "sandbox");

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    if (Collections.disjoint(List.of(args), SERVERS)) {
      // Whoever runs a command reads its message; what was retried is not for them. See
      // logback.xml.
      System.setProperty("kaquan.log", "ERROR");
    }
    System.exit(run(System.getenv(), writer(FileDescriptor.out), writer(FileDescriptor.err), args));
  }

  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    Commands commands = new Commands(environment, args);
    return new Cli(commands.environment(), commands).run(out, err, args);
  }

  /** Writes UTF-8, whatever the locale of the terminal. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
