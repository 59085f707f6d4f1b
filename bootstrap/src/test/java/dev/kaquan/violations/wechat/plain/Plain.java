package dev.kaquan.violations.wechat.plain;

/** Something to depend on, which depends on nothing. */
public final class Plain {}
