package dev.kaquan.bootstrap.architecture.violations.application;

/** The application must not use an adapter. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.http.Modules forbidden) {}
