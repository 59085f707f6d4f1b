package dev.kaquan.ruin.application.card;

/** A service that others may extend. */
class OpenService {}
