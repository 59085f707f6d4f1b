package dev.kaquan.violations.cli;

import picocli.CommandLine.Option;

/** Compliant: what picocli fills is no injection. */
final class Options {
  @Option(names = "--port")
  private int port;

  int port() {
    return port;
  }
}
