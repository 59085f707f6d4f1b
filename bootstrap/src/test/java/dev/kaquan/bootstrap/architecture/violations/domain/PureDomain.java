package dev.kaquan.bootstrap.architecture.violations.domain;

import org.junit.jupiter.api.Tag;

/** A framework's annotation in the domain. */
@Tag("card")
final class PureDomain {}
