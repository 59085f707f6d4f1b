package dev.kaquan.violations.application.port;

/** A port that is a class. */
public final class StoredCards {}
