package dev.kaquan.sandbox.web;

import io.javalin.http.Context;

/** Stands around every call: it may watch, wait, or spoil the answer. */
public interface Interference {
  /** Does nothing but the work. */
  Interference NONE = (call, context, work) -> work.run();

  /**
   * Has a call answered.
   *
   * @param work does what was asked, and puts the answer into {@code context}
   * @throws Refusal if the call is to be refused instead
   */
  void around(Call call, Context context, Runnable work);
}
