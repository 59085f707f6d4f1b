package dev.kaquan.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One route: how it is called, and what answers. */
record Endpoint(HandlerType method, String path, Handler handler) {}
