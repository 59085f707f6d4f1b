package dev.kaquan.bootstrap.architecture.violations.cli;

import io.javalin.Javalin;

record JavalinStaysInServers(Javalin server) {}
