package dev.kaquan.ruin.application.circle;

import dev.kaquan.ruin.application.circle.back.ReturnTrip;

/** Needs what needs it. */
public record RoundTrip(ReturnTrip back) {}
