package dev.kaquan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures a healthy client alone, and beside 300 clients that send a byte every five seconds. */
public final class SlowClientsLoad {
  private static final int SLOW = 300;
  private static final long EVERY_MS = 5_000;
  private static final int REQUESTS = 6_000;
  private static final double PER_SECOND = 200;
  private static final byte[] BEGIN = ("POST /v1/add-card HTTP/1.1\r\nHost: 127.0.0.1\r\n"
          + "Authorization: Bearer " + Service.API_KEY + "\r\nContent-Length: 1000\r\n\r\n{")
      .getBytes(StandardCharsets.US_ASCII);

  private final PrintStream out;
  private final Service service;
  private final AtomicInteger closed = new AtomicInteger();

  private SlowClientsLoad(PrintStream out, Service service) {
    this.out = out;
    this.service = service;
  }

  /** Prints a line for each figure. */
  public static void main(String[] args) throws Exception {
    try (Service service = Service.start()) {
      new SlowClientsLoad(System.out, service).run();
    }
  }

  private void run() throws Exception {
    measure();
    double[] alone = measure();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    for (int i = 0; i < SLOW; i++) {
      clock.scheduleAtFixedRate(
          new Slow()::send, EVERY_MS * i / SLOW, EVERY_MS, TimeUnit.MILLISECONDS);
    }
    double[] beside = measure();
    clock.shutdownNow();
    double[] after = measure();
    out.printf(
        "a healthy client alone: p50 %.2f ms, p99 %.2f ms; afterwards %.2f ms, %.2f ms%n",
        PacedDriver.at(alone, 0.5),
        PacedDriver.at(alone, 0.99),
        PacedDriver.at(after, 0.5),
        PacedDriver.at(after, 0.99));
    out.printf(
        "beside %d slow clients: p50 %.2f ms, p99 %.2f ms; %.2f and %.2f times%n",
        SLOW,
        PacedDriver.at(beside, 0.5),
        PacedDriver.at(beside, 0.99),
        PacedDriver.at(beside, 0.5) / PacedDriver.at(alone, 0.5),
        PacedDriver.at(beside, 0.99) / PacedDriver.at(alone, 0.99));
    out.printf("slow connections that were closed, and opened again: %d%n", closed.get());
  }

  private double[] measure() throws Exception {
    byte[] request = ("GET /v1/cards HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + Service.API_KEY + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    double[] millis =
        PacedDriver.drive(service.port(), Collections.nCopies(REQUESTS, request), PER_SECOND);
    Arrays.sort(millis);
    return millis;
  }

  /** A client that sends a byte at a time, and connects again when it is closed. */
  private final class Slow {
    private Socket socket = new Socket();

    void send() {
      try {
        if (!socket.isConnected()) {
          socket = new Socket("127.0.0.1", service.port());
          socket.getOutputStream().write(BEGIN);
        } else if (socket.getInputStream().available() > 0) {
          throw new IOException("answered");
        }
        socket.getOutputStream().write(' ');
      } catch (IOException e) {
        closed.incrementAndGet();
        socket = new Socket();
      }
    }
  }
}
