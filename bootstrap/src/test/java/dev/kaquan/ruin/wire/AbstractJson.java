package dev.kaquan.ruin.wire;

/** Sound: WeChat has a field of this name. */
record AbstractJson(String text) {}
