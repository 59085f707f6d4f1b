package dev.kaquan.violations.application.circle;

import dev.kaquan.violations.application.circle.back.ReturnTrip;

/** Needs what needs it. */
public record RoundTrip(ReturnTrip back) {}
