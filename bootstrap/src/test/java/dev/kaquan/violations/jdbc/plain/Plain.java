package dev.kaquan.violations.jdbc.plain;

/** Something to depend on, which depends on nothing. */
public final class Plain {}
