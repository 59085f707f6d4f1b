package dev.kaquan.ruin.application.plain;

/** Something to depend on, which depends on nothing. */
public final class Plain {}
