package dev.kaquan.bootstrap.architecture.violations.wire;

/** WeChat's formats must not use the domain. */
public record Modules(dev.kaquan.bootstrap.architecture.violations.domain.Modules forbidden) {}
