package dev.kaquan.bootstrap.architecture.violations.application.circle;

public record NoCycles(dev.kaquan.bootstrap.architecture.violations.application.NoCycles back) {}
