package dev.kaquan.http;

import java.util.List;

/** The routes of one feature, contributed to {@link HttpApi} by a set binding. */
interface Routes {
  /** Returns the routes; each path is described in openapi.yaml. */
  List<Endpoint> endpoints();
}
