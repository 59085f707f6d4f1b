package dev.kaquan.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests over 16 persistent connections, each with one request in flight. */
final class LoadDriver {
  private static final int CONNECTIONS = 16;

  private LoadDriver() {}

  /** The last response and the throughput. */
  record Run(String last, double perSecond) {}

  static Run drive(int port, List<byte[]> requests) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<String>> ends = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < CONNECTIONS; i++) {
      Callable<String> connection = () -> connection(port, requests, next);
      ends.add(threads.submit(connection));
    }
    String last = "";
    for (Future<String> end : ends) {
      last = end.get();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    threads.shutdown();
    return new Run(last, requests.size() / seconds);
  }

  private static String connection(int port, List<byte[]> requests, AtomicInteger next)
      throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
      byte[] answer = {};
      for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
        socket.getOutputStream().write(requests.get(i));
        answer = answer(in);
      }
      return new String(answer, StandardCharsets.UTF_8);
    }
  }

  static byte[] answer(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.startsWith("HTTP/") && !line.contains(" 20")) {
        throw new IOException(line);
      }
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return in.readNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  static byte[] request(String path, String body) {
    return request(path, "", body);
  }

  /** Returns a request with headers, each with its line end. */
  static byte[] request(String path, String headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + headers + "Content-Length: " + bytes.length + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.UTF_8);
  }
}
