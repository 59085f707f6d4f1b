package dev.kaquan.sandbox.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers that say ok. */
public final class Reply {
  private Reply() {}

  /** {@code errcode} 0, {@code errmsg} ok, and what else there is to say. */
  public static Map<String, Object> ok(Object... namesAndValues) {
    Map<String, Object> reply = fields("errcode", 0, "errmsg", "ok");
    reply.putAll(fields(namesAndValues));
    return reply;
  }

  /** Fields in their order. */
  public static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }
}
