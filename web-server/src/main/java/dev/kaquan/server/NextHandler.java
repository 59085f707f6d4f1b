package dev.kaquan.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A handler that may pass a request on to the next one. */
abstract class NextHandler extends Handler.Wrapper {
  /** Lets the next handler handle a request; what that throws is reported to the callback. */
  final boolean handled(Request request, Response response, Callback callback) {
    try {
      return super.handle(request, response, callback);
    } catch (Exception e) {
      callback.failed(e);
      return true;
    }
  }
}
