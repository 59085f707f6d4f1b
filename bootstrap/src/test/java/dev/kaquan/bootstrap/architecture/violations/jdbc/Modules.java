package dev.kaquan.bootstrap.architecture.violations.jdbc;

/** The storage must not call the platform. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.wechat.Modules forbidden) {}
