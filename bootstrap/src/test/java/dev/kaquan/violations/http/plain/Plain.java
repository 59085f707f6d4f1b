package dev.kaquan.violations.http.plain;

/** Something to depend on, which depends on nothing. */
public final class Plain {}
