package dev.kaquan.bootstrap.architecture.violations.application;

public record NoCycles(
    dev.kaquan.bootstrap.architecture.violations.application.circle.NoCycles there) {}
