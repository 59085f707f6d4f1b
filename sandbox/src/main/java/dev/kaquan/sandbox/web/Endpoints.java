package dev.kaquan.sandbox.web;

import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoints of the sandbox.
 *
 * <p>Those of the platform always answer with HTTP 200 and report errors in this order: method,
 * token, body, JSON, and then what the endpoint itself checks: missing fields, lengths, values,
 * existence, state. WeChat does not document its order. The sandbox's own endpoints answer invalid
 * requests with HTTP 400.
 */
public final class Endpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
  /** A JSON escape of a character; not an escaped backslash before the letter u. */
  private static final Pattern ESCAPED =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u[0-9a-fA-F]{4}");

  private static final String JSON = "application/json";
  private static final int BAD_REQUEST = 400;

  private final List<Endpoint> endpoints = new ArrayList<>();
  private final TokenCheck tokenCheck;
  private final RandomStrings randomStrings;
  private Runnable beforeEach = () -> {};

  /** Starts without endpoints. */
  public Endpoints(TokenCheck tokenCheck, RandomStrings randomStrings) {
    this.tokenCheck = tokenCheck;
    this.randomStrings = randomStrings;
  }

  public void add(Endpoint.Kind kind, String path, Function<SandboxRequest, Object> answer) {
    endpoints.add(new Endpoint(path, kind, answer));
  }

  /** Runs {@code work} before each request, for changes that only time brings about. */
  public void beforeEach(Runnable work) {
    beforeEach = work;
  }

  public List<Endpoint> all() {
    return List.copyOf(endpoints);
  }

  /** Registers the endpoints with a server. A path may have one endpoint for GET and one for POST. */
  public void register(RoutesConfig routes, CallInterceptor interceptor) {
    Map<String, Map<Boolean, Endpoint>> byPath = new LinkedHashMap<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.kind() == Endpoint.Kind.DROP) {
        routes.delete(endpoint.path(), context -> serve(endpoint, context, interceptor));
        continue;
      }
      byPath
          .computeIfAbsent(endpoint.path(), path -> new LinkedHashMap<>(2))
          .put(endpoint.kind().isPost(), endpoint);
    }
    byPath.forEach((path, methods) -> {
      Endpoint either = methods.values().iterator().next();
      Endpoint get = methods.getOrDefault(false, either);
      Endpoint post = methods.getOrDefault(true, either);
      routes.get(path, context -> serve(get, context, interceptor));
      routes.post(path, context -> serve(post, context, interceptor));
    });
  }

  private void serve(Endpoint endpoint, Context context, CallInterceptor interceptor) {
    context.contentType("application/json; charset=utf-8");
    try {
      interceptor.around(endpoint, context, () -> answer(endpoint, context));
    } catch (PlatformError error) {
      refuse(endpoint, context, error);
    }
  }

  private void answer(Endpoint endpoint, Context context) {
    try {
      beforeEach.run();
      Object reply = endpoint.answer().apply(request(endpoint, context));
      if (reply instanceof PhoneReply phoneReply) {
        if (!phoneReply.reason().isEmpty()) {
          context.header(PhoneReply.HEADER, phoneReply.reason());
        }
        reply = phoneReply.reply();
      }
      context.result(WireJson.write(reply));
    } catch (PlatformError error) {
      refuse(endpoint, context, error);
    } catch (RuntimeException bug) {
      LOG.error("{}: internal error", endpoint.path(), bug);
      context.status(500);
      context.result(WireJson.write(
          new ErrorReply(-1, "system error: internal error of the sandbox, see its log")));
    }
  }

  private void refuse(Endpoint endpoint, Context context, PlatformError error) {
    LOG.info("{} refused: {} {}", endpoint.path(), error.errCode(), error.getMessage());
    if (!endpoint.kind().isOfPlatform()) {
      context.status(BAD_REQUEST);
    }
    context.result(WireJson.write(new ErrorReply(error.errCode(), hinted(error))));
  }

  private String hinted(PlatformError error) {
    String hint = randomStrings.letters(14);
    return error.getMessage()
        + (error.errCode() == ErrCode.TOKEN_MISSING.number()
            ? ", hints: [ req_id: " + hint + " ]"
            : " hint: [" + hint + "]");
  }

  private SandboxRequest request(Endpoint endpoint, Context context) {
    Endpoint.Kind kind = endpoint.kind();
    boolean isPost = context.method().equals(HandlerType.POST);
    if (isPost != kind.isPost()) {
      throw new PlatformError(kind.isPost() ? ErrCode.REQUIRE_POST : ErrCode.REQUIRE_GET);
    }
    Map<String, Object> query = new LinkedHashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    if (kind.needsToken()) {
      tokenCheck.check(new SandboxRequest(query).text("access_token", ErrCode.TOKEN_MISSING));
    }
    Map<String, Object> fields = new LinkedHashMap<>(context.pathParamMap());
    if (kind == Endpoint.Kind.UPLOAD) {
      fields.putAll(files(context));
    } else if (isPost) {
      fields.putAll(body(kind, context));
    } else {
      fields.putAll(query);
    }
    return new SandboxRequest(fields);
  }

  private static Map<String, Object> body(Endpoint.Kind kind, Context context) {
    String body = context.body();
    if (body.isBlank() && kind == Endpoint.Kind.CONTROL) {
      return Map.of();
    }
    if (body.isBlank()) {
      throw new PlatformError(ErrCode.EMPTY_BODY);
    }
    if (!kind.isOfPlatform() && !String.valueOf(context.contentType()).startsWith(JSON)) {
      // A page of another site can send other types without asking.
      throw PlatformError.of(ErrCode.DATA_FORMAT, "Content-Type: must be application/json");
    }
    Map<String, Object> fields;
    try {
      fields = WireJson.readObject(body);
    } catch (MalformedWireException e) {
      throw new PlatformError(ErrCode.DATA_FORMAT);
    }
    if (kind.isOfPlatform() && body.contains("\\u") && ESCAPED.matcher(body).find()) {
      throw new PlatformError(ErrCode.INVALID_CHARSET);
    }
    return fields;
  }

  private static Map<String, Object> files(Context context) {
    Map<String, Object> files = new LinkedHashMap<>();
    try {
      context.uploadedFileMap().forEach((name, found) -> files.put(name, bytes(found.get(0))));
    } catch (RuntimeException e) {
      LOG.info("{}: not a complete multipart request", context.path(), e);
      throw new PlatformError(ErrCode.INVALID_FILE_TYPE);
    }
    return files;
  }

  private static byte[] bytes(UploadedFile file) {
    try (var content = file.content()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an uploaded picture", e);
    }
  }
}
