package dev.kaquan.bootstrap;

import dev.kaquan.cli.Installation;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Violations;
import dev.kaquan.jdbc.DataFolder;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The settings and the data folder of this process. */
final class LocalInstallation implements Installation {
  private final Settings settings;
  private final DataFolder data;

  @Inject
  LocalInstallation(Settings settings, DataFolder data) {
    this.settings = settings;
    this.data = data;
  }

  @Override
  public List<Violation> violations() {
    Violations violations = new Violations();
    for (Supplier<?> setting : List.<Supplier<?>>of(
        settings::account,
        settings::callback,
        settings::numberPattern,
        settings::reconciliationsPerDay,
        settings::hostNames)) {
      violations.capture("", setting);
    }
    return violations.found();
  }

  @Override
  public Path dataFolder() {
    return data.path();
  }

  @Override
  public List<Path> readableByOthers() {
    return data.readableByOthers("api-key");
  }
}
