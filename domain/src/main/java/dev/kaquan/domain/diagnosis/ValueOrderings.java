package dev.kaquan.domain.diagnosis;

import dev.kaquan.domain.signature.SignedValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Orders of values, correct and wrong. */
final class ValueOrderings {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** Trying every order of more than seven values would take too long. */
  private static final List<List<int[]>> PERMUTATIONS = permutationsUpTo(7);

  private static final Comparator<SignedValue> BY_VALUE = Comparator.comparing(SignedValue::value);

  private ValueOrderings() {}

  /** By value: the correct order. */
  static List<SignedValue> byValue(List<SignedValue> values) {
    return sorted(values, BY_VALUE);
  }

  /** By key, spelled as {@code names} says. */
  static List<SignedValue> byKey(List<SignedValue> values, Map<String, String> names) {
    return sorted(
        values, Comparator.comparing(value -> names.getOrDefault(value.name(), value.name())));
  }

  /** Orders that ignore case: by lower case, by upper case, and without - and _. */
  static Stream<Function<String, String>> caseFoldings() {
    return Stream.of(
        text -> text.toLowerCase(Locale.ROOT),
        text -> text.toUpperCase(Locale.ROOT),
        text -> text.replaceAll("[_-]", "").toLowerCase(Locale.ROOT));
  }

  static List<SignedValue> folded(List<SignedValue> values, Function<String, String> folding) {
    return sorted(
        values, Comparator.comparing((SignedValue value) -> folding.apply(value.value())));
  }

  /** With digits compared as numbers, as PHP's plain sort does. */
  static List<SignedValue> numeric(List<SignedValue> values) {
    return sorted(values, (a, b) -> compareNumerically(a.value(), b.value()));
  }

  /** Returns every permutation of {@code size} indexes; none if there are too many. */
  static List<int[]> permutations(int size) {
    return size < PERMUTATIONS.size() ? PERMUTATIONS.get(size) : List.of();
  }

  /**
   * Returns the values in the order of {@code places}; values beyond its length keep their place.
   */
  static List<SignedValue> permuted(List<SignedValue> values, int[] places) {
    List<SignedValue> permuted = new ArrayList<>(values);
    for (int i = 0; i < Math.min(places.length, values.size()); i++) {
      permuted.set(i, values.get(Math.min(places[i], values.size() - 1)));
    }
    return permuted;
  }

  private static List<List<int[]>> permutationsUpTo(int most) {
    List<List<int[]>> all = new ArrayList<>();
    all.add(List.of(new int[0]));
    for (int size = 1; size <= most; size++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] shorter : all.get(size - 1)) {
        for (int at = 0; at < size; at++) {
          int[] places = Arrays.copyOf(shorter, size);
          System.arraycopy(shorter, at, places, at + 1, size - 1 - at);
          places[at] = size - 1;
          longer.add(places);
        }
      }
      all.add(longer);
    }
    return all;
  }

  private static int compareNumerically(String a, String b) {
    return DIGITS.matcher(a).matches() && DIGITS.matcher(b).matches()
        ? new BigInteger(a).compareTo(new BigInteger(b))
        : a.compareTo(b);
  }

  private static List<SignedValue> sorted(
      List<SignedValue> values, Comparator<SignedValue> comparator) {
    List<SignedValue> sorted = new ArrayList<>(values);
    sorted.sort(comparator);
    return sorted;
  }
}
