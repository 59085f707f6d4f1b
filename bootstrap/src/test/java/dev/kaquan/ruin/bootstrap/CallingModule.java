package dev.kaquan.ruin.bootstrap;

import java.net.http.HttpClient;

/** A start that calls others. */
record CallingModule(HttpClient client) {}
