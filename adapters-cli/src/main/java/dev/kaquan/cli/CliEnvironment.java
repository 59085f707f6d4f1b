package dev.kaquan.cli;

import dev.kaquan.domain.claim.Nonce;
import java.time.Instant;

/** The environment of a command, besides its arguments. */
public interface CliEnvironment {
  /** Returns an environment variable, or the empty string. */
  String variable(String name);

  /**
   * Returns everything on the standard input, as UTF-8.
   *
   * @throws dev.kaquan.domain.InvalidValueException if it cannot be read
   */
  String standardInput();

  Instant now();

  /** Returns a new nonce. */
  Nonce nonce();

  /** Returns the API key; creates one if there is none yet. */
  String apiKey();
}
