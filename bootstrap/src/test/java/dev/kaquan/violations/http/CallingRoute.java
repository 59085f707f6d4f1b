package dev.kaquan.violations.http;

import java.net.http.HttpClient;

/** A route that calls others. */
record CallingRoute(HttpClient client) {}
