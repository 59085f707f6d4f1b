package dev.kaquan.jdbc;

import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.CredentialsContract;

class JdbcCredentialsTest extends DatabaseFixture implements CredentialsContract {
  @Override
  public Credentials credentials() {
    return new JdbcCredentials(database);
  }
}
