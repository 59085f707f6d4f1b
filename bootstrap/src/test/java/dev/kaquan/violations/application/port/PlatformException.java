package dev.kaquan.violations.application.port;

/** Compliant: a port may say how it fails. */
public final class PlatformException extends RuntimeException {}
