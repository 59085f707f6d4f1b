package dev.kaquan.ruin.application.port;

/** A port that is a class. */
public final class StoredCards {}
