package dev.kaquan.application.port;

class InMemoryCredentialsTest implements CredentialsContract {
  private final Credentials credentials = new InMemoryCredentials();

  @Override
  public Credentials credentials() {
    return credentials;
  }
}
