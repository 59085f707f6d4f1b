package dev.kaquan.bootstrap.architecture.violations.http;

interface NoEmptyNames {
  final class RouteImpl {}

  final class RouteManager {}

  final class RouteHelper {}

  final class RouteUtil {}

  final class RouteUtils {}

  final class RouteInfo {}

  final class RouteData {}

  final class RouteBase {}

  abstract class BaseRoute {}

  abstract class AbstractRoute {}

  interface Compliant {
    /** WeChat has a field of this name. */
    record AbstractJson(String text) {}
  }
}
