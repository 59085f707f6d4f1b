package dev.kaquan.violations.http;

import dev.kaquan.violations.wire.plain.Plain;

/** A route that hands WeChat's words on. */
public interface ShowingRoute {
  Plain answer();
}
