package dev.kaquan.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends requests at a given rate, and measures each from the time at which it was due. */
final class PacedDriver {
  private static final int CONNECTIONS = 16;

  private PacedDriver() {}

  /** Returns how long each request took, in milliseconds, in no particular order. */
  static double[] drive(int port, List<byte[]> requests, double perSecond) throws Exception {
    AtomicInteger next = new AtomicInteger();
    double[] millis = new double[requests.size()];
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<Integer>> ends = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < CONNECTIONS; i++) {
      Callable<Integer> connection = () -> {
        try (Socket socket = new Socket("127.0.0.1", port)) {
          socket.setTcpNoDelay(true);
          InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
          for (int at = next.getAndIncrement(); at < requests.size(); at = next.getAndIncrement()) {
            long due = begin + (long) (at / perSecond * 1e9);
            await(due);
            exchange(socket, in, requests.get(at));
            millis[at] = (System.nanoTime() - due) / 1e6;
          }
        }
        return 0;
      };
      ends.add(threads.submit(connection));
    }
    for (Future<Integer> end : ends) {
      end.get();
    }
    threads.shutdown();
    return millis;
  }

  /** Returns a quantile of sorted values. */
  static double at(double[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * quantile))];
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void exchange(Socket socket, InputStream in, byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    byte[] unused = LoadDriver.answer(in);
  }
}
