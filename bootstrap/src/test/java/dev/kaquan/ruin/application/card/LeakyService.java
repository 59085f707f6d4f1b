package dev.kaquan.ruin.application.card;

/** A service that everyone can reach. */
public final class LeakyService {}
