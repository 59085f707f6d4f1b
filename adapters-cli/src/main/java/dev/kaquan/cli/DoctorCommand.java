package dev.kaquan.cli;

import dev.kaquan.application.health.CheckReadiness;
import dev.kaquan.application.health.CheckReadiness.Readiness;
import dev.kaquan.application.health.ComparePlatformClock;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageProbe.Backlog;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    footer = {"  kaquan doctor", "  kaquan doctor --data /var/lib/kaquan"},
    description =
        "Checks settings, data folder, storage, clock, platform and credentials, a line each."
            + " Exits with 1 if something is wrong.")
final class DoctorCommand implements Callable<Integer> {
  private static final Duration MOST_AHEAD = Duration.ofSeconds(60);

  private final Installation installation;
  private final CheckReadiness checkReadiness;
  private final ComparePlatformClock comparePlatformClock;
  private boolean isFine = true;

  @Spec
  CommandSpec spec;

  @Inject
  DoctorCommand(
      Installation installation,
      CheckReadiness checkReadiness,
      ComparePlatformClock comparePlatformClock) {
    this.installation = installation;
    this.checkReadiness = checkReadiness;
    this.comparePlatformClock = comparePlatformClock;
  }

  @Override
  public Integer call() {
    List<Violation> violations = installation.violations();
    report(
        "settings",
        violations.isEmpty()
            ? Optional.empty()
            : Optional.of(
                violations.stream().map(Violation::toString).collect(Collectors.joining("; "))),
        "valid");
    Path folder = installation.dataFolder();
    boolean isThere = Files.isDirectory(folder);
    report("data folder", isThere ? readable() : Optional.of(missing(folder)), folder.toString());
    if (violations.isEmpty() && isThere) {
      check();
    }
    return isFine ? Cli.DONE : Cli.REFUSED;
  }

  private void check() {
    try {
      Readiness readiness = checkReadiness.check();
      report(
          "storage",
          readiness.storageFailure(),
          readiness.backlog().map(DoctorCommand::waiting).orElse(""));
      clock();
      report(
          "credentials",
          readiness
              .credentialsFailure()
              .map(why -> why + "; check appid, secret and IP white list"),
          "a valid ticket");
    } catch (InvalidValueException e) {
      report("credentials", Optional.of(String.valueOf(e.getMessage())), "");
    }
  }

  private void clock() {
    try {
      Duration ahead = comparePlatformClock.ahead();
      report("platform", Optional.empty(), "answers");
      boolean isWrong = ahead.abs().compareTo(MOST_AHEAD) > 0;
      String text = Math.abs(ahead.toSeconds()) + " s "
          + (ahead.isNegative() ? "behind" : "ahead of") + " the platform's";
      report(
          "clock",
          isWrong ? Optional.of(text + "; set it, by NTP for example") : Optional.empty(),
          text);
    } catch (PlatformException e) {
      report("platform", Optional.of(e.getMessage() + "; check network, proxy and base URL"), "");
    }
  }

  private Optional<String> readable() {
    List<Path> paths = installation.readableByOthers();
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(paths.stream()
            .map(path -> path + " can be read by others: chmod go-rwx " + path)
            .collect(Collectors.joining("; ")));
  }

  private static String missing(Path folder) {
    return folder + " does not exist; kaquan serve creates it, and --data names another one";
  }

  private static String waiting(Backlog backlog) {
    return "can be written; waiting: %d codes, %d parked, %d events, %d parked"
        .formatted(
            backlog.pendingCodes(),
            backlog.parkedCodes(),
            backlog.pendingEvents(),
            backlog.parkedEvents());
  }

  private void report(String subject, Optional<String> fault, String fine) {
    isFine &= fault.isEmpty();
    spec.commandLine()
        .getOut()
        .printf("%-5s %-12s %s%n", fault.isEmpty() ? "ok" : "FAULT", subject, fault.orElse(fine));
  }
}
