package dev.kaquan.bootstrap.architecture.violations.http;

/** The HTTP adapter must not use WeChat's formats. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.wire.Modules forbidden) {}
