package dev.kaquan.sandbox.control;

import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Redacts secrets, tokens, tickets and keys. */
final class Redactor {
  private static final String MASK = "***";
  private static final Set<String> NAMES = Set.of(
      "secret",
      "appsecret",
      "access_token",
      "token",
      "ticket",
      "api_ticket",
      "activate_ticket",
      "encodingaeskey");

  /** For text that is not JSON: a name, quoted or not, and what may be its value. */
  private static final Pattern LOOSE = Pattern.compile(
      "(?i)(" + String.join("|", NAMES) + ")([\"'\\\\\\s]*[:=][\"'\\\\\\s]*)[^\"'\\\\,&}\\s]+");

  private Redactor() {}

  static String query(String query) {
    return loose(query);
  }

  static String body(String body) {
    try {
      return body.isBlank() ? "" : WireJson.write(masked(WireJson.readObject(body)));
    } catch (MalformedWireException e) {
      return loose(body);
    }
  }

  private static String loose(String text) {
    return LOOSE.matcher(text).replaceAll("$1$2" + MASK.replace("$", "\\$"));
  }

  private static Object masked(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> fields = new LinkedHashMap<>();
      map.forEach((key, field) -> {
        String name = String.valueOf(key);
        fields.put(name, isSecret(name, field) ? MASK : masked(field));
      });
      return fields;
    }
    return value instanceof List<?> list ? list.stream().map(Redactor::masked).toList() : value;
  }

  private static boolean isSecret(String name, Object value) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT))
        && value instanceof String text
        && !text.isEmpty();
  }
}
