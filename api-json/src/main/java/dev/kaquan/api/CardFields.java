package dev.kaquan.api;

import java.util.List;
import java.util.stream.Collectors;

/** The names of elements of the field {@code cards}. */
final class CardFields {
  private CardFields() {}

  /** Returns {@code cards[0], cards[2]}, for example. */
  static String of(List<Integer> indexes) {
    return indexes.stream().map(index -> "cards[" + index + "]").collect(Collectors.joining(", "));
  }
}
