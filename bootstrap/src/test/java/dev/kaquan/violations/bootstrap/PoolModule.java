package dev.kaquan.violations.bootstrap;

import com.zaxxer.hikari.HikariDataSource;

/** A start that knows where things are kept. */
record PoolModule(HikariDataSource pool) {}
