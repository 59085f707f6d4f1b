package dev.kaquan.ruin.cli;

import picocli.CommandLine.Option;

/** Sound: what picocli fills is no injection. */
final class Options {
  @Option(names = "--port")
  private int port;

  int port() {
    return port;
  }
}
