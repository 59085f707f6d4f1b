package dev.kaquan.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.domain.card.CardType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes sample bodies and asserts their violations. */
final class Bodies {
  private Bodies() {}

  /** Returns the sample of {@code type} with {@code value} at {@code path} below the type's object. */
  static Map<String, Object> with(CardType type, String path, Object value) {
    return put(TemplateSamples.body(type), path, value);
  }

  /** Puts {@code value} at {@code path} below the type's object, and creates missing objects. */
  static Map<String, Object> put(Map<String, Object> body, String path, Object value) {
    Map<String, Object> place = TemplateSamples.typeObject(body);
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      place.computeIfAbsent(names[i], name -> TemplateSamples.map());
      place = TemplateSamples.object(place, names[i]);
    }
    place.put(names[names.length - 1], value);
    return body;
  }

  static List<TemplateViolation> faults(Map<String, ?> body) {
    return CardTemplate.violations(body, TemplateSamples.NOW);
  }

  static void assertValid(Map<String, ?> body) {
    assertEquals(List.of(), faults(body));
  }

  /** Asserts the violations of {@code body}, each written as {@code field=rule}. */
  static void assertFaults(Map<String, ?> body, String... expected) {
    assertEquals(List.of(expected), findings(body));
  }

  /** Returns the violated rule at {@code field}. */
  static String ruleAt(String field, Map<String, ?> body) {
    return faults(body).stream()
        .filter(fault -> fault.violation().field().equals(field))
        .map(fault -> fault.violation().rule())
        .collect(Collectors.joining("; "));
  }

  private static List<String> findings(Map<String, ?> body) {
    return faults(body).stream()
        .map(fault -> fault.violation().field() + "=" + fault.rule())
        .toList();
  }
}
