package dev.kaquan.bootstrap.architecture.violations.cli;

/** The command line must not call the platform. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.wechat.Modules forbidden) {}
