package dev.kaquan.violations.wire.plain;

/** Something to depend on, which depends on nothing. */
public final class Plain {}
