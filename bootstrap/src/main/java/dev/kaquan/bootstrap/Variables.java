package dev.kaquan.bootstrap;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names of the environment variables that Kaquan knows. */
final class Variables {
  private static final String PREFIX = "KAQUAN_";
  private static final List<String> KNOWN = Stream.concat(
          Settings.NAMES.stream(), Stream.of("KAQUAN_DATA", "KAQUAN_API_TICKET"))
      .sorted()
      .toList();

  private Variables() {}

  /** Returns a violation for each variable that begins like those of Kaquan and is none: it may be misspelt. */
  static List<Violation> unknown(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
        .sorted()
        .map(name -> new Violation(
            name, "is not a setting; did you mean " + nearest(name) + "?", RuleReference.SETTINGS))
        .toList();
  }

  private static String nearest(String name) {
    return KNOWN.stream()
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .orElseThrow();
  }

  /** Returns how many characters must be inserted, removed or replaced. */
  private static int distance(String from, String to) {
    int[] distances = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = distances[0];
      distances[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = distances[j];
        distances[j] = Math.min(replaced, 1 + Math.min(distances[j], distances[j - 1]));
      }
    }
    return distances[to.length()];
  }
}
