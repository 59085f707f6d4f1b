package dev.kaquan.sandbox.web;

import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.WireJson;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what no endpoint can: a request that is foreign, too large, or not readable. */
public final class ServerRefusals implements Request.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(ServerRefusals.class);
  private static final String JSON = "application/json; charset=utf-8";
  private static final int FORBIDDEN = 403;
  private static final int TOO_LARGE = 413;
  private static final int BAD_REQUEST = 400;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String reason = switch (status) {
      case FORBIDDEN -> "the Host or Origin is not of this machine";
      case TOO_LARGE -> "the body is too large";
      default -> "the request is not well-formed";
    };
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
    response.write(true, ByteBuffer.wrap(json(reason).getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }

  /** Answers a request whose client went away or broke the protocol. */
  public static void unreadable(Exception e, Context context) {
    LOG.debug("{}: the body cannot be read: {}", context.path(), e.toString());
    context.status(BAD_REQUEST).contentType(JSON).result(json("the body cannot be read"));
  }

  /** Answers a request with a body that is too large. */
  public static void tooLarge(Exception e, Context context) {
    LOG.debug("{}: {}", context.path(), e.toString());
    context.status(TOO_LARGE).contentType(JSON).result(json("the body is too large"));
  }

  private static String json(String reason) {
    return WireJson.write(new ErrorReply(ErrCode.SYSTEM_ERROR.number(), reason));
  }
}
