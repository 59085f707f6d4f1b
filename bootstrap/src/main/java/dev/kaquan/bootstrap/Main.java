package dev.kaquan.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.kaquan.cli.Cli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/** The program's entry point. */
public final class Main {
  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    // Avoids Guice's use of the deprecated sun.misc.Unsafe, which prints a warning on Java 24+.
    System.setProperty("guice_custom_class_loading", "CHILD");
    System.exit(run(System.getenv(), writer(FileDescriptor.out), writer(FileDescriptor.err), args));
  }

  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    Path data = Cli.dataFolder(args)
        .orElseGet(() -> Path.of(environment.getOrDefault("KAQUAN_DATA", "data")));
    Injector injector = Guice.createInjector(
        Stage.PRODUCTION, new KaquanModule(environment, data, Clock.tickMillis(ZoneOffset.UTC)));
    return injector.getInstance(Cli.class).run(out, err, args);
  }

  /** Writes UTF-8, whatever the locale of the terminal. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
