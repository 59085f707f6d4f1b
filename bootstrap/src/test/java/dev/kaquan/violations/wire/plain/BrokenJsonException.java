package dev.kaquan.violations.wire.plain;

/** A message that could not be read. */
public final class BrokenJsonException extends RuntimeException {}
