package dev.kaquan.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A platform with scripted responses that records its requests. */
final class StubPlatform implements AutoCloseable {
  static {
    // Otherwise each answer waits for the client to acknowledge its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Endpoint, Function<Request, Answer>> script = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** A received request. */
  record Request(String method, String path, String query, String contentType, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** A response. */
  record Answer(int status, String body) {}

  StubPlatform() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    tokens("TOKEN-1");
    tickets("TICKET-1");
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Responds to {@code call} with these bodies in turn, and with the last one from then on. */
  StubPlatform answer(Endpoint call, String... bodies) {
    Deque<String> turns = new ArrayDeque<>(Arrays.asList(bodies));
    return answer(call, request -> {
      synchronized (turns) {
        return new Answer(200, turns.size() > 1 ? turns.remove() : turns.element());
      }
    });
  }

  StubPlatform answer(Endpoint call, Function<Request, Answer> answers) {
    script.put(call, answers);
    return this;
  }

  /** Issues these tokens in turn, each for 7,200 seconds. */
  StubPlatform tokens(String... tokens) {
    return answer(
        Endpoint.STABLE_TOKEN,
        Arrays.stream(tokens).map(token -> token(token, 7200)).toArray(String[]::new));
  }

  /** Issues these tickets in turn, each for 7,200 seconds. */
  StubPlatform tickets(String... tickets) {
    return answer(
        Endpoint.TICKET,
        Arrays.stream(tickets).map(ticket -> ticket(ticket, 7200)).toArray(String[]::new));
  }

  static String token(String token, long seconds) {
    return "{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(token, seconds);
  }

  static String ticket(String ticket, long seconds) {
    return "{\"errcode\":0,\"errmsg\":\"ok\",\"ticket\":\"%s\",\"expires_in\":%d}"
        .formatted(ticket, seconds);
  }

  static String error(int errCode, String errMsg) {
    return "{\"errcode\":%d,\"errmsg\":\"%s\"}".formatted(errCode, errMsg);
  }

  /** Returns the requests for {@code call}, in order. */
  List<Request> requests(Endpoint call) {
    return requests.stream().filter(each -> each.path().equals(call.toString())).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      Request request = new Request(
          exchange.getRequestMethod(),
          uri.getRawPath(),
          uri.getRawQuery(),
          exchange.getRequestHeaders().getFirst("Content-Type"),
          exchange.getRequestBody().readAllBytes());
      requests.add(request);
      Answer answer = script.entrySet().stream()
          .filter(each -> each.getKey().toString().equals(request.path()))
          .map(each -> each.getValue().apply(request))
          .findFirst()
          .orElse(new Answer(404, ""));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
