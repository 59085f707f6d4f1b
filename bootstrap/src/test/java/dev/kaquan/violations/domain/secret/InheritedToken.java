package dev.kaquan.violations.domain.secret;

/** A secret that leaves its toString to others. */
final class InheritedToken {}
