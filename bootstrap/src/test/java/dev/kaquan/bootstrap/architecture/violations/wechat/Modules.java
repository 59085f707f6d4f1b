package dev.kaquan.bootstrap.architecture.violations.wechat;

/** The platform client must not use the storage. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.jdbc.Modules forbidden) {}
