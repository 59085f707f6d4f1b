package dev.kaquan.violations.application.circle.back;

import dev.kaquan.violations.application.circle.RoundTrip;

/** Needs what needs it. */
public record ReturnTrip(RoundTrip there) {}
