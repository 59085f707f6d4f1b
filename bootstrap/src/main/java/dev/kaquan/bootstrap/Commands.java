package dev.kaquan.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.kaquan.cli.Cli;
import dev.kaquan.cli.CommandSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The commands that need the whole program, which is wired when the first of them is created. */
final class Commands implements CommandSource {
  private final Map<String, String> environment;
  private final String[] args;
  private Optional<Injector> injector = Optional.empty();

  Commands(Map<String, String> environment, String... args) {
    this.environment = environment;
    this.args = args.clone();
  }

  @Override
  public <T> T command(Class<T> type) {
    return wired().getInstance(type);
  }

  ApiKeyFile apiKeyFile() {
    return wired().getInstance(ApiKeyFile.class);
  }

  private Injector wired() {
    Injector wired = injector.orElseGet(this::wire);
    injector = Optional.of(wired);
    return wired;
  }

  private Injector wire() {
    // Avoids Guice's use of the deprecated sun.misc.Unsafe, which prints a warning on Java 24+.
    System.setProperty("guice_custom_class_loading", "CHILD");
    Path data = Cli.dataFolder(args)
        .orElseGet(() -> Path.of(environment.getOrDefault("KAQUAN_DATA", "data")));
    return Guice.createInjector(
        Stage.PRODUCTION, new KaquanModule(environment, data, Clock.tickMillis(ZoneOffset.UTC)));
  }
}
