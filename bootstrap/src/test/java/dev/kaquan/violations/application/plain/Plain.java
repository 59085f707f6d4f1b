package dev.kaquan.violations.application.plain;

/** Something to depend on, which depends on nothing. */
public final class Plain {}
