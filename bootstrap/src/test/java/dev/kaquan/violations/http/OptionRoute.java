package dev.kaquan.violations.http;

import picocli.CommandLine.Option;

/** A route that reads arguments. */
final class OptionRoute {
  @Option(names = "--port")
  private int port;

  int port() {
    return port;
  }
}
