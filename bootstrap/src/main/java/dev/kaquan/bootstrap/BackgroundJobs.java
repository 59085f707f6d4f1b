package dev.kaquan.bootstrap;

import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every {@link BackgroundJob} at its interval. A failed run is logged and does not end the job. */
final class BackgroundJobs {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobs.class);
  private static final long SHUTDOWN_SECONDS = 10;

  private final Set<BackgroundJob> jobs;

  @Inject
  BackgroundJobs(Set<BackgroundJob> jobs) {
    this.jobs = jobs;
  }

  /** Starts every job. Closing the result waits up to 10 seconds for runs in progress. */
  AutoCloseable start() {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(jobs.size(), task -> {
      Thread thread = new Thread(task, "background-jobs");
      thread.setDaemon(true);
      return thread;
    });
    for (BackgroundJob job : jobs) {
      // The future reports nothing: run() logs every exception.
      ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
          () -> run(job), 0, job.interval().toMillis(), TimeUnit.MILLISECONDS);
    }
    return () -> shutdown(executor);
  }

  private static void run(BackgroundJob job) {
    try {
      int processed = job.work().getAsInt();
      if (processed > 0) {
        LOG.info("{}: {} processed", job.name(), processed);
      }
    } catch (PlatformException | StorageException e) {
      LOG.warn("{}: will be retried: {}", job.name(), e.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("{}: internal error; will be retried", job.name(), bug);
    }
  }

  private static void shutdown(ScheduledExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
