package dev.kaquan.bootstrap;

import dev.kaquan.cli.CliEnvironment;
import java.util.Map;

/** The environment of commands: variables and the API key. */
record ProcessEnvironment(Map<String, String> variables, ApiKeyFile apiKeyFile)
    implements CliEnvironment {
  @Override
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  @Override
  public String apiKey() {
    return apiKeyFile.readOrCreate();
  }

  @Override
  public String toString() {
    return "ProcessEnvironment";
  }
}
