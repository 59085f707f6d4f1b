package dev.kaquan.api;

import dev.kaquan.application.port.LedgerAudit.Audit;
import dev.kaquan.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON of an audit. */
public final class AuditCodec {
  private AuditCodec() {}

  /** Writes {@code {"rules":[…],"count","disagreements":[{"rule","subject","found"}]}}. */
  public static String audit(Audit audit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rules", audit.rules());
    json.put("count", audit.count());
    json.put("disagreements", audit.first());
    return WireJson.write(json);
  }
}
