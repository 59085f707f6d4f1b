package dev.kaquan.ruin.wechat.plain;

/** Something to depend on, which depends on nothing. */
public final class Plain {}
