package dev.kaquan.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "api-key",
    footer = "  kaquan api-key",
    description = "Prints the key of the HTTP API.")
final class ApiKeyCommand implements Runnable {
  private final CliEnvironment environment;

  @Spec
  CommandSpec spec;

  @Inject
  ApiKeyCommand(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    spec.commandLine().getOut().println(environment.apiKey());
  }
}
