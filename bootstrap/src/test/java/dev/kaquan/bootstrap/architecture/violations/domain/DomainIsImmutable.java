package dev.kaquan.bootstrap.architecture.violations.domain;

final class DomainIsImmutable {
  private String title = "";

  void rename(String newTitle) {
    title = newTitle;
  }

  String title() {
    return title;
  }
}
