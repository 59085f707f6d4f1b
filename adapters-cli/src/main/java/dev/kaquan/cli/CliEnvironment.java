package dev.kaquan.cli;

import dev.kaquan.domain.Violation;
import dev.kaquan.domain.claim.Nonce;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** The environment of a command, besides its arguments. */
public interface CliEnvironment {
  /** Returns an environment variable, or the empty string. */
  String variable(String name);

  /** Returns a violation for each environment variable that may be a misspelt setting. */
  List<Violation> unknownVariables();

  /** Returns the standard input, which may be long. */
  InputStream standardInput();

  /** Returns whether the error output is a terminal. */
  boolean isTerminal();

  Instant now();

  /** Returns a new nonce. */
  Nonce nonce();

  /** Returns random numbers that nobody can predict. */
  RandomGenerator random();

  /** Returns the API key; creates one if there is none yet. */
  String apiKey();
}
