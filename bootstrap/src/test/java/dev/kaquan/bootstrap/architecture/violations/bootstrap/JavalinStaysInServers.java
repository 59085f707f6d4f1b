package dev.kaquan.bootstrap.architecture.violations.bootstrap;

import io.javalin.Javalin;

record JavalinStaysInServers(Javalin server) {}
