package dev.kaquan.server;

import java.util.function.BiPredicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Passes some requests on before all of their body is there. */
final class StreamedBodies extends NextHandler {
  private final BiPredicate<String, String> isStreaming;
  private final Handler direct;

  /**
   * Creates a handler.
   *
   * @param isStreaming by method and path
   * @param direct receives them
   */
  StreamedBodies(BiPredicate<String, String> isStreaming, Handler direct) {
    this.isStreaming = isStreaming;
    this.direct = direct;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!isStreaming.test(request.getMethod(), Request.getPathInContext(request))) {
      return handled(request, response, callback);
    }
    try {
      return direct.handle(request, response, callback);
    } catch (Exception e) {
      callback.failed(e);
      return true;
    }
  }
}
