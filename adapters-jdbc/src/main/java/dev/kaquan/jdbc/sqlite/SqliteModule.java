package dev.kaquan.jdbc.sqlite;

import com.google.inject.AbstractModule;
import dev.kaquan.jdbc.DatabaseEngine;

/** Binds {@link DatabaseEngine} to SQLite, the embedded default. Needs DataFolder. */
public final class SqliteModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(DatabaseEngine.class).to(SqliteEngine.class);
  }
}
