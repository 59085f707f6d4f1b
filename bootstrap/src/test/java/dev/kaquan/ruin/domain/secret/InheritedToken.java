package dev.kaquan.ruin.domain.secret;

/** A secret that leaves its toString to others. */
final class InheritedToken {}
