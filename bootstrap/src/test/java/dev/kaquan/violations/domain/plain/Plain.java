package dev.kaquan.violations.domain.plain;

/** Something to depend on, which depends on nothing. */
public final class Plain {}
