package dev.kaquan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A merchant's server that records pushes and responds as configured. */
final class StubMerchant implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<ReceivedPush> pushes = new LinkedBlockingQueue<>();
  volatile int status = 200;
  volatile Function<ReceivedPush, String> echo = request -> request.query().get("echostr");
  volatile Function<ReceivedPush, String> answer = request -> "success";

  record ReceivedPush(Map<String, String> query, String body) {
    /** Returns the text or number of an element, or null if it is absent. */
    String field(String name) {
      Matcher found = Pattern.compile(
              "<" + name + ">\\s*(?:<!\\[CDATA\\[(.*?)]]>|([^<]*?))\\s*</" + name + ">")
          .matcher(body);
      if (!found.find()) {
        return null;
      }
      return found.group(1) != null ? found.group(1) : found.group(2);
    }
  }

  StubMerchant() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/wechat";
  }

  /** The next push. */
  ReceivedPush next() {
    try {
      ReceivedPush next = pushes.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing was pushes");
      }
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  boolean isQuiet() {
    return pushes.isEmpty();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    ReceivedPush request = new ReceivedPush(query(exchange.getRequestURI().getRawQuery()), body);
    boolean checks = exchange.getRequestMethod().equals("GET");
    if (!checks) {
      pushes.add(request);
    }
    byte[] reply = (checks ? echo : answer).apply(request).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
