package dev.kaquan.bootstrap.architecture.violations.http;

import picocli.CommandLine.Option;

record PicocliStaysInCli(@Option(names = "--port") int port) {}
