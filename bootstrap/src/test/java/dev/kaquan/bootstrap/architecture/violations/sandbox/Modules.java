package dev.kaquan.bootstrap.architecture.violations.sandbox;

/** The sandbox must not use the application. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.application.Modules forbidden) {}
