package dev.kaquan.bootstrap;

import dev.kaquan.cli.CliEnvironment;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.claim.Nonce;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The environment of commands: variables and the API key. */
record ProcessEnvironment(
    Map<String, String> variables, InstantSource clock, Supplier<ApiKeyFile> apiKeyFile)
    implements CliEnvironment {
  @Override
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  @Override
  public List<Violation> unknownVariables() {
    return Variables.unknown(variables);
  }

  @Override
  public InputStream standardInput() {
    return System.in;
  }

  /** Java 17 cannot tell: the launcher does. */
  @Override
  public boolean isTerminal() {
    return Boolean.getBoolean("kaquan.terminal");
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Nonce nonce() {
    return new Nonce(new SecureNonces().next());
  }

  @Override
  public RandomGenerator random() {
    return new SecureRandom();
  }

  @Override
  public String apiKey() {
    return apiKeyFile.get().readOrCreate();
  }

  @Override
  public String toString() {
    return "ProcessEnvironment";
  }
}
