package dev.kaquan.bootstrap.architecture.violations.bootstrap;

/** The bootstrap module must not use WeChat's formats. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.wire.Modules forbidden) {}
