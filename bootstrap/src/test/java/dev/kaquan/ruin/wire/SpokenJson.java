package dev.kaquan.ruin.wire;

/** A message that is only promised. */
interface SpokenJson {}
