package dev.kaquan.violations.domain.card;

/** A card that changes. */
final class MutableCard {
  private String title = "";

  void rename(String newTitle) {
    title = newTitle;
  }

  String title() {
    return title;
  }
}
