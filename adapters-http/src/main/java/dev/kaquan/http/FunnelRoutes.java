package dev.kaquan.http;

import dev.kaquan.api.FunnelCodec;
import dev.kaquan.application.funnel.ReadFunnel;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/funnel}. */
final class FunnelRoutes implements Routes {
  private final ReadFunnel readFunnel;

  @Inject
  FunnelRoutes(ReadFunnel readFunnel) {
    this.readFunnel = readFunnel;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.get("/v1/funnel", this::read).allowing("cardId", "from", "to", "by"));
  }

  private void read(Context context) {
    ReadFunnel.Query query = FunnelCodec.query(
        QueryParameters.value(context, "cardId"),
        QueryParameters.value(context, "from"),
        QueryParameters.value(context, "to"),
        QueryParameters.value(context, "by"));
    Bodies.json(context, 200, FunnelCodec.funnel(readFunnel.read(query), query.grouping()));
  }
}
