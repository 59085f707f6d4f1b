package dev.kaquan.violations.application.port;

/** A port that says that it is one. */
public interface LoadCardPort {}
