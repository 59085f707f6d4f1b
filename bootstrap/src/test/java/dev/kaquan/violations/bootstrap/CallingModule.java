package dev.kaquan.violations.bootstrap;

import java.net.http.HttpClient;

/** A start that calls others. */
record CallingModule(HttpClient client) {}
