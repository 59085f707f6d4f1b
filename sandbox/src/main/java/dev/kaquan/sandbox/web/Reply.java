package dev.kaquan.sandbox.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** Replies of the platform. */
public final class Reply {
  private Reply() {}

  /** Returns {@code errcode} 0, {@code errmsg} ok and further fields. */
  public static Map<String, Object> ok(Object... namesAndValues) {
    Map<String, Object> reply = fields("errcode", 0, "errmsg", "ok");
    reply.putAll(fields(namesAndValues));
    return reply;
  }

  /** Returns fields in their order, given as alternating names and values. */
  public static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }
}
