package dev.kaquan.violations.application.card;

/** A service that others may extend. */
class OpenService {}
