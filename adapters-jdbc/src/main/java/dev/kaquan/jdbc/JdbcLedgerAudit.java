package dev.kaquan.jdbc;

import dev.kaquan.application.port.LedgerAudit;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.ResultIterator;

/** Checks a database by one query for each rule, so that each sees one state, whatever is written meanwhile. */
final class JdbcLedgerAudit implements LedgerAudit {
  private final Database database;

  @Inject
  JdbcLedgerAudit(Database database) {
    this.database = database;
  }

  @Override
  public Audit audit(int most) {
    List<Disagreement> first = new ArrayList<>();
    long count = 0;
    for (AuditRule rule : AuditRule.values()) {
      count += check(rule, most, first);
    }
    return new Audit(Stream.of(AuditRule.values()).map(AuditRule::wireName).toList(), first, count);
  }

  private long check(AuditRule rule, int most, List<Disagreement> first) {
    return database.read(handle -> {
      long count = 0;
      try (ResultIterator<Disagreement> found = handle
          .createQuery(rule.query())
          .map((row, context) ->
              new Disagreement(rule.wireName(), row.getString("subject"), row.getString("found")))
          .iterator()) {
        while (found.hasNext()) {
          Disagreement next = found.next();
          count++;
          if (first.size() < most) {
            first.add(next);
          }
        }
      }
      return count;
    });
  }
}
