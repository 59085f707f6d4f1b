package dev.kaquan.domain.claim;

/** Writes a flat JSON object, keys in the given order. An empty string is left out. */
final class CardExtWriter {
  private final StringBuilder out = new StringBuilder(256).append('{');

  CardExtWriter string(String key, String value) {
    if (!value.isEmpty()) {
      key(key).append('"');
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          out.append('\\').append(c);
        } else if (c < ' ') {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
      out.append('"');
    }
    return this;
  }

  CardExtWriter number(String key, long value) {
    key(key).append(value);
    return this;
  }

  String close() {
    return out.append('}').toString();
  }

  private StringBuilder key(String key) {
    if (out.length() > 1) {
      out.append(',');
    }
    return out.append('"').append(key).append("\":");
  }
}
