package dev.kaquan.violations.cli;

import io.javalin.Javalin;

/** A command that serves. */
record ServingCommand(Javalin server) {}
