package dev.kaquan.ruin.http;

import dev.kaquan.ruin.wire.plain.Plain;

/** A route that hands WeChat's words on. */
public interface ShowingRoute {
  Plain answer();
}
