package dev.kaquan.application.claim;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that decrypt reported codes.
 *
 * @param limit how long a report waits for them
 */
record ResolutionWorkers(ExecutorService executor, Duration limit) {
  private static final int MAX_THREADS = 8;
  private static final long IDLE_SECONDS = 10;

  /** An answer within 5 seconds, the storage included. */
  private static final Duration LIMIT = Duration.ofMillis(4_500);

  /** Returns up to 8 daemon threads, which end when they are idle. */
  static ResolutionWorkers create() {
    return withThreads(MAX_THREADS, LIMIT);
  }

  static ResolutionWorkers withThreads(int threads, Duration limit) {
    ThreadPoolExecutor executor = new ThreadPoolExecutor(
        threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
          Thread thread = new Thread(task, "decrypt-codes");
          thread.setDaemon(true);
          return thread;
        });
    executor.allowCoreThreadTimeOut(true);
    return new ResolutionWorkers(executor, limit);
  }
}
