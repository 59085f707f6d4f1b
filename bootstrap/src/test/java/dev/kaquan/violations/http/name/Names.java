package dev.kaquan.violations.http.name;

/** Names that fit everything. */
final class Names {
  private Names() {}

  static final class RouteImpl {}

  static final class RouteManager {}

  static final class RouteUtil {}

  static final class RouteUtils {}

  static final class RouteInfo {}

  static final class RouteData {}

  static final class RouteBase {}

  abstract static class BaseRoute {}

  abstract static class AbstractRoute {}
}
