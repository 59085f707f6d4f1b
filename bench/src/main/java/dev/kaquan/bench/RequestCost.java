package dev.kaquan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures requests that are made to be expensive: how long a megabyte takes, and a sixteenth of one. */
public final class RequestCost {
  private static final int LARGE = 1_000_000;
  private static final int SMALL = LARGE / 16;
  private static final int WARM_UP = 200;
  private static final int REQUESTS = 41;

  private final PrintStream out;
  private final Service service;

  private RequestCost(PrintStream out, Service service) {
    this.out = out;
    this.service = service;
  }

  /** Prints a line for each kind of request. */
  public static void main(String[] args) throws Exception {
    Map<String, String[]> kinds = new LinkedHashMap<>();
    kinds.put("a long text", new String[] {"/v1/add-card", "{\"openid\":\"", "x", "\"}"});
    kinds.put("escapes", new String[] {"/v1/add-card", "{\"openid\":\"", "\\u0031", "\"}"});
    kinds.put("objects", new String[] {"/v1/add-card", "{\"cards\":[", "{},", "{}]}"});
    kinds.put("fields", new String[] {"/v1/add-card", "{", "\"#\":1,", "\"a\":1}"});
    kinds.put("brackets", new String[] {"/v1/add-card", "", "[", ""});
    kinds.put("a call", new String[] {"/v1/signatures/diagnose", "wx.addCard([", "{},", "{}])"});
    try (Service service = Service.start()) {
      RequestCost cost = new RequestCost(System.out, service);
      for (Map.Entry<String, String[]> kind : kinds.entrySet()) {
        cost.measure(kind.getKey(), kind.getValue());
      }
    }
  }

  private void measure(String name, String... kind) throws IOException, InterruptedException {
    double unused = millis(kind[0], body(SMALL, kind), WARM_UP);
    double small = millis(kind[0], body(SMALL, kind), REQUESTS);
    double large = millis(kind[0], body(LARGE, kind), REQUESTS);
    out.printf(
        "%-12s %,d bytes %.2f ms, %,d bytes %.2f ms: %.1f times%n",
        name, SMALL, small, LARGE, large, large / small);
  }

  private static String body(int bytes, String... kind) {
    StringBuilder body = new StringBuilder(kind[1]);
    while (body.length() < bytes) {
      body.append(kind[2].replace("#", Integer.toString(body.length())));
    }
    return body.append(kind[3]).toString();
  }

  /** Returns the median. */
  private double millis(String path, String body, int times)
      throws IOException, InterruptedException {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      String unused = service.post(path, body);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis[times / 2];
  }
}
