package dev.kaquan.bootstrap.architecture.violations.cli;

import picocli.CommandLine.Option;

/** Picocli's options are fields; that is no injection. */
final class CompliantOptions {
  @Option(names = "--port")
  private int port;

  int port() {
    return port;
  }
}
