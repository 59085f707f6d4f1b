package dev.kaquan.violations.wire;

/** A message that is only promised. */
interface SpokenJson {}
