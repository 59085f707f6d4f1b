package dev.kaquan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.port.LedgerAudit.Audit;
import dev.kaquan.application.port.LedgerAudit.Disagreement;
import dev.kaquan.cli.CliFixture.CliResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditCommandTest {
  private final CliFixture cli = new CliFixture();

  @Test
  void nothing_that_disagrees_ends_with_0() {
    cli.auditLedger = () -> new Audit(List.of("a", "b"), List.of(), 0);
    CliResult result = cli.run("audit");
    assertEquals(0, result.code(), result.err());
    assertEquals("2 rules checked, 0 disagreements", result.out().strip());
  }

  @Test
  void what_disagrees_is_listed_and_ends_with_1() {
    cli.auditLedger = () -> new Audit(
        List.of("code-counters"), List.of(new Disagreement("code-counters", "p1", "7, not 8")), 3);
    CliResult result = cli.run("audit");
    assertEquals(1, result.code());
    assertEquals(
        List.of("code-counters: p1: 7, not 8", "and 2 more", "1 rules checked, 3 disagreements"),
        result.out().lines().toList());
    assertEquals(
        "{\"rules\":[\"code-counters\"],\"count\":3,\"disagreements\":[{\"rule\":\"code-counters\","
            + "\"subject\":\"p1\",\"found\":\"7, not 8\"}]}",
        cli.run("audit", "--json").out().strip());
  }
}
