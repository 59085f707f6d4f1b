package dev.kaquan.ruin.http;

/** A name that fits everything. */
final class RouteHelper {}
