package dev.kaquan.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.kaquan.cli.Cli;
import dev.kaquan.cli.CliEnvironment;
import dev.kaquan.cli.CommandSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The commands that need the whole program, which is wired when the first of them is created. */
final class Commands implements CommandSource {
  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  private final Map<String, String> variables;
  private final String[] args;
  private Optional<Injector> injector = Optional.empty();

  Commands(Map<String, String> variables, String... args) {
    this.variables = variables;
    this.args = args.clone();
  }

  @Override
  public <T> T command(Class<T> type) {
    return wired().getInstance(type);
  }

  /** Returns the environment of commands, which is there before the program is wired. */
  CliEnvironment environment() {
    return new ProcessEnvironment(variables, CLOCK, () -> wired().getInstance(ApiKeyFile.class));
  }

  private Injector wired() {
    Injector wired = injector.orElseGet(this::wire);
    injector = Optional.of(wired);
    return wired;
  }

  private Injector wire() {
    // Avoids Guice's use of the deprecated sun.misc.Unsafe, which prints a warning on Java 24+.
    System.setProperty("guice_custom_class_loading", "CHILD");
    Path data = Cli.dataFolder(args).orElseGet(() -> Cli.dataFolder(environment()));
    return Guice.createInjector(Stage.PRODUCTION, new KaquanModule(variables, data, CLOCK));
  }
}
