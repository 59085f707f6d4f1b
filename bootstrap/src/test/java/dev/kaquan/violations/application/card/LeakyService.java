package dev.kaquan.violations.application.card;

/** A service that everyone can reach. */
public final class LeakyService {}
