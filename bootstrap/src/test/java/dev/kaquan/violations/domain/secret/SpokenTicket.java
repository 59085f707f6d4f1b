package dev.kaquan.violations.domain.secret;

/** A secret whose toString is the compiler's, and tells all. */
record SpokenTicket(String value) {}
