package dev.kaquan.ruin.cli;

import io.javalin.Javalin;

/** A command that serves. */
record ServingCommand(Javalin server) {}
