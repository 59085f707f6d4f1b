package dev.kaquan.jdbc;

import dev.kaquan.application.port.ActivationForms;
import dev.kaquan.application.port.ActivationFormsContract;

class JdbcActivationFormsTest extends DatabaseFixture implements ActivationFormsContract {
  @Override
  public ActivationForms forms() {
    return new JdbcActivationForms(database);
  }
}
