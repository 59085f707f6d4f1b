package dev.kaquan.violations.wire;

/** Compliant: WeChat has a field of this name. */
record AbstractJson(String text) {}
