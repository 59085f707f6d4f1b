package dev.kaquan.bootstrap.architecture.violations.server;

/** What both servers use must not use one of them. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.http.Modules forbidden) {}
