package dev.kaquan.sandbox.web;

import io.javalin.http.Context;

/** Stands around every call: it may watch, wait, or spoil the answer. */
public interface CallInterceptor {

  /**
   * Has a call answered.
   *
   * @param work does what was asked, and puts the answer into {@code context}
   * @throws PlatformError if the call is to be refused instead
   */
  void around(Endpoint endpoint, Context context, Runnable work);
}
