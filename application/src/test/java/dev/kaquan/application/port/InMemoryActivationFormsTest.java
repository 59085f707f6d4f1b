package dev.kaquan.application.port;

class InMemoryActivationFormsTest implements ActivationFormsContract {
  private final ActivationForms forms = new InMemoryActivationForms();

  @Override
  public ActivationForms forms() {
    return forms;
  }
}
