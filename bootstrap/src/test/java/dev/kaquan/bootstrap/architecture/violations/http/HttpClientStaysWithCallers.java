package dev.kaquan.bootstrap.architecture.violations.http;

import java.net.http.HttpClient;

record HttpClientStaysWithCallers(HttpClient client) {}
