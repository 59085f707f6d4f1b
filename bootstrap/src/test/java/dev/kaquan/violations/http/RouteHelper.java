package dev.kaquan.violations.http;

/** A name that fits everything. */
final class RouteHelper {}
