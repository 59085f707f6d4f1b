package dev.kaquan.violations.application.card;

import org.jdbi.v3.core.Jdbi;

/** A service that knows where things are kept. */
final class JdbiService {
  private final Jdbi jdbi;

  JdbiService(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void clear() {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM card"));
  }
}
