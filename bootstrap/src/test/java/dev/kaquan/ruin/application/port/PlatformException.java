package dev.kaquan.ruin.application.port;

/** Sound: a port may say how it fails. */
public final class PlatformException extends RuntimeException {}
