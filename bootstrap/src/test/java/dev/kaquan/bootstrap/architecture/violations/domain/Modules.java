package dev.kaquan.bootstrap.architecture.violations.domain;

/** The domain must not use the application. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.application.Modules forbidden) {}
