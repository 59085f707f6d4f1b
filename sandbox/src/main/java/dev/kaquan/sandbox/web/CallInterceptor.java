package dev.kaquan.sandbox.web;

import io.javalin.http.Context;

/** Wraps every request to an endpoint: may delay it, refuse it, or change the response. */
public interface CallInterceptor {
  /**
   * Handles a request.
   *
   * @param work executes the endpoint and puts its response into {@code context}
   * @throws PlatformError to refuse the request
   */
  void around(Endpoint endpoint, Context context, Runnable work);
}
