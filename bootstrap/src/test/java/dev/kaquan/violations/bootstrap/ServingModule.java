package dev.kaquan.violations.bootstrap;

import io.javalin.Javalin;

/** A start that knows the server. */
record ServingModule(Javalin server) {}
