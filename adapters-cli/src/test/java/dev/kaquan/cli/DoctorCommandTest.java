package dev.kaquan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.health.CheckReadiness.Readiness;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.cli.CliFixture.CliResult;
import dev.kaquan.cli.CliFixture.TestInstallation;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  private final CliFixture cli = new CliFixture();

  @Test
  void what_is_fine_is_a_line_each() {
    assertEquals(new CliResult(0, """
            ok    settings     valid
            ok    data folder  .
            ok    storage      can be written; waiting: 1 codes, 2 parked, 3 events, 4 parked
            ok    platform     answers
            ok    clock        1 s ahead of the platform's
            ok    credentials  a valid ticket
            """, ""), cli.run("doctor"));
  }

  @Test
  void each_fault_says_what_to_do() {
    cli.installation = new TestInstallation(Path.of("."), List.of(), List.of(Path.of("api-key")));
    cli.readiness = new Readiness(
        Optional.of("the disk is full; free some space"),
        Optional.of("/cgi-bin/token: 40164"),
        Optional.empty());
    cli.ahead = () -> Duration.ofSeconds(-61);
    assertEquals(new CliResult(1, """
            ok    settings     valid
            FAULT data folder  api-key can be read by others: chmod go-rwx api-key
            FAULT storage      the disk is full; free some space
            ok    platform     answers
            FAULT clock        61 s behind the platform's; set it, by NTP for example
            FAULT credentials  /cgi-bin/token: 40164; check appid, secret and IP white list
            """, ""), cli.run("doctor"));
    cli.ahead = () -> {
      throw new PlatformException(Kind.UNREACHABLE, "no answer");
    };
    assertTrue(cli.run("doctor")
        .out()
        .contains("FAULT platform     no answer; check network, proxy and base URL\n"));
  }

  @Test
  void without_settings_or_a_folder_nothing_else_is_tried() {
    cli.installation = new TestInstallation(
        Path.of("none"),
        List.of(new Violation("KAQUAN_X", "must be y", RuleReference.SETTINGS)),
        List.of());
    assertEquals(new CliResult(1, """
            FAULT settings     KAQUAN_X: must be y (README.md#settings)
            FAULT data folder  none does not exist; kaquan serve creates it, and --data names another one
            """, ""), cli.run("doctor"));
  }
}
