package dev.kaquan.http;

import dev.kaquan.api.DiagnosisCodec;
import dev.kaquan.application.diagnosis.DiagnoseSignature;
import dev.kaquan.domain.diagnosis.Diagnosis;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/signatures}. */
final class SignatureRoutes implements Routes {
  private final DiagnoseSignature diagnoseSignature;

  @Inject
  SignatureRoutes(DiagnoseSignature diagnoseSignature) {
    this.diagnoseSignature = diagnoseSignature;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.post("/v1/signatures/diagnose", this::diagnose));
  }

  private void diagnose(Context context) {
    DiagnosisCodec.Request request = DiagnosisCodec.request(Bodies.read(context));
    List<Diagnosis> diagnoses = diagnoseSignature.diagnose(request.queries());
    Bodies.json(context, 200, DiagnosisCodec.diagnoses(request, diagnoses));
  }
}
