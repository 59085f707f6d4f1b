package dev.kaquan.cli;

/** What a command finds around it, besides its arguments. */
public interface CliEnvironment {
  /** An environment variable, empty if it is not set. */
  String variable(String name);

  /** The key that opens the API; made now if there is none yet. */
  String apiKey();
}
