package dev.kaquan.http;

import dev.kaquan.server.ProtectedServer;
import dev.kaquan.server.ServerLimits;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import jakarta.inject.Inject;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kaquan's HTTP API: the routes of every feature behind the API key. */
public final class HttpApi {
  private static final Logger ACCESS = LoggerFactory.getLogger("dev.kaquan.http.access");
  private static final Pattern BEARER = Pattern.compile("bearer +(.*)", Pattern.CASE_INSENSITIVE);
  static final long MAX_BODY_BYTES = 1 << 20;

  /** How long a stopping server waits for requests in flight. */
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

  private final Set<Routes> routes;
  private final List<Pattern> streaming;
  private final ApiKey apiKey;
  private final IdempotencyFilter idempotency;
  private final InstantSource clock;

  @Inject
  HttpApi(Set<Routes> routes, ApiKey apiKey, IdempotencyFilter idempotency, InstantSource clock) {
    this.clock = clock;
    this.routes = routes;
    this.streaming = endpoints().stream()
        .filter(Endpoint::isStreaming)
        .map(Endpoint::requests)
        .toList();
    this.apiKey = apiKey;
    this.idempotency = idempotency;
  }

  /**
   * Starts a server.
   *
   * @param port 0 for any free port
   * @param hostNames other names under which it is reached, as behind a proxy
   * @throws BindException if another process listens on the port
   */
  public HttpServer start(String host, int port, Set<String> hostNames) throws BindException {
    return HttpServer.start(server(host, hostNames), host, port);
  }

  /** Returns every route, as openapi.yaml describes it. */
  List<Endpoint> endpoints() {
    return routes.stream().flatMap(feature -> feature.endpoints().stream()).toList();
  }

  private Javalin server(String host, Set<String> hostNames) {
    return Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.http.prefer405over404 = true;
      ProtectedServer.configure(
          config,
          host,
          hostNames,
          ServerLimits.ofBodies(MAX_BODY_BYTES),
          this::isStreaming,
          new GracefulHandler(),
          new ServerProblems());
      config.jetty.modifyServer(jetty -> jetty.setStopTimeout(DRAIN_LIMIT.toMillis()));
      LoggedPath logged = new LoggedPath(endpoints());
      config.requestLogger.http((context, millis) -> ACCESS.info(
          "{} {} {} {} {} ms",
          RequestIds.of(context),
          context.method(),
          logged.of(context),
          context.status().getCode(),
          Math.round(millis)));
      config.routes.before(RequestIds::of);
      config.routes.before("/v1/*", this::checkKey);
      for (Endpoint endpoint : endpoints()) {
        Handler handler = handler(endpoint);
        config.routes.addHttpHandler(endpoint.method(), endpoint.path(), handler);
        if (endpoint.method().equals(HandlerType.GET)) {
          // The same without the body, which Jetty leaves out.
          config.routes.addHttpHandler(HandlerType.HEAD, endpoint.path(), handler);
        }
      }
      config.routes.after("/v1/*", idempotency::end);
      Problems.register(config.routes, clock);
    });
  }

  private boolean isStreaming(String method, String path) {
    String request = method + " " + path;
    return streaming.stream().anyMatch(requests -> requests.matcher(request).matches());
  }

  private Handler handler(Endpoint endpoint) {
    if (!endpoint.path().startsWith("/v1/")) {
      return endpoint.handler();
    }
    Handler handler = switch (endpoint.keyUse()) {
      case IGNORED -> endpoint.handler();
      case ALLOWED -> idempotency.around(endpoint.handler());
      case REQUIRED -> idempotency.required(endpoint.handler());
    };
    return context -> {
      QueryParameters.check(context, endpoint.queryParameters());
      handler.handle(context);
    };
  }

  private void checkKey(Context context) {
    if (context.method().equals(HandlerType.OPTIONS)) {
      return;
    }
    Matcher header = BEARER.matcher(String.valueOf(context.header("Authorization")));
    if (!header.matches() || !apiKey.matches(header.group(1).strip())) {
      context.header("WWW-Authenticate", "Bearer");
      Problems.answer(
          context,
          401,
          "unauthorized",
          "Send an Authorization header: Bearer and the key that kaquan api-key prints.");
      context.skipRemainingHandlers();
    }
  }
}
