package dev.kaquan.ruin.wire.plain;

/** A message that could not be read. */
public final class BrokenJsonException extends RuntimeException {}
