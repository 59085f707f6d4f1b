package dev.kaquan.bootstrap.architecture.violations.bootstrap;

import java.net.http.HttpClient;

record HttpClientStaysWithCallers(HttpClient client) {}
