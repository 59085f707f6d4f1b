package dev.kaquan.jdbc;

import dev.kaquan.application.port.CodeImports;
import dev.kaquan.application.port.CodeImportsContract;
import dev.kaquan.application.port.CodeInventory;

class JdbcCodeImportsTest extends DatabaseFixture implements CodeImportsContract {
  @Override
  public CodeImports imports() {
    return new JdbcCodeImports(database);
  }

  @Override
  public CodeInventory inventory() {
    return new JdbcCodeInventory(database);
  }
}
