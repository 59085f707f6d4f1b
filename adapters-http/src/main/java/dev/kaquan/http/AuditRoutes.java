package dev.kaquan.http;

import dev.kaquan.api.AuditCodec;
import dev.kaquan.application.audit.AuditLedger;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/audit}. */
final class AuditRoutes implements Routes {
  private final AuditLedger auditLedger;

  @Inject
  AuditRoutes(AuditLedger auditLedger) {
    this.auditLedger = auditLedger;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.get("/v1/audit", this::audit));
  }

  private void audit(Context context) {
    Bodies.json(context, 200, AuditCodec.audit(auditLedger.audit()));
  }
}
