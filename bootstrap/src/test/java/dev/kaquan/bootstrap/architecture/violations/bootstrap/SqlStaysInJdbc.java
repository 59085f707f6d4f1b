package dev.kaquan.bootstrap.architecture.violations.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Jdbi;

interface SqlStaysInJdbc {
  record Pool(HikariDataSource pool) {}

  record Queries(Jdbi jdbi) {}
}
