package dev.kaquan.ruin.application.circle.back;

import dev.kaquan.ruin.application.circle.RoundTrip;

/** Needs what needs it. */
public record ReturnTrip(RoundTrip there) {}
