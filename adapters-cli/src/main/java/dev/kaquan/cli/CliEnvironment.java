package dev.kaquan.cli;

/** The environment of a command, besides its arguments. */
public interface CliEnvironment {
  /** Returns an environment variable, or the empty string. */
  String variable(String name);

  /** Returns the API key; creates one if there is none yet. */
  String apiKey();
}
