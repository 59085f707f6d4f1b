package dev.kaquan.bootstrap.architecture.violations.api;

/** The JSON of the API must not use a server. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.http.Modules forbidden) {}
