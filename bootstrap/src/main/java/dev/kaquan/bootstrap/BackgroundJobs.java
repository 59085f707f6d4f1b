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

/**
 * Runs every {@link BackgroundJob} at its interval.
 *
 * <p>A failure never ends a job. It is logged once with its cause; repetitions are counted, and the
 * count is logged when the job works again.
 */
final class BackgroundJobs {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobs.class);
  private static final long SHUTDOWN_SECONDS = 10;

  /** The first requests have the processors for themselves. */
  private static final long FIRST_DELAY_MILLIS = 1_000;

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
      // The future reports nothing: Run handles every exception.
      ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
          new Run(job),
          Math.min(job.interval().toMillis(), FIRST_DELAY_MILLIS),
          job.interval().toMillis(),
          TimeUnit.MILLISECONDS);
    }
    return () -> shutdown(executor);
  }

  /** The runs of one job, which never overlap. */
  private static final class Run implements Runnable {
    private final BackgroundJob job;
    private long failures;
    private String lastFailure = "";

    Run(BackgroundJob job) {
      this.job = job;
    }

    @Override
    public void run() {
      try {
        int processed = job.work().getAsInt();
        if (processed > 0) {
          LOG.info("{}: {} processed", job.name(), processed);
        }
        if (failures > 0) {
          LOG.info("{}: works again after {} failures", job.name(), failures);
          failures = 0;
          lastFailure = "";
        }
      } catch (Throwable failure) {
        // An exception or error that left this method would end the schedule silently.
        failures++;
        if (!failure.toString().equals(lastFailure)) {
          lastFailure = failure.toString();
          log(failure);
        }
      }
    }

    private void log(Throwable failure) {
      if (failure instanceof PlatformException || failure instanceof StorageException) {
        LOG.warn("{}: will be retried: {}", job.name(), failure.getMessage());
      } else {
        LOG.error("{}: internal error; will be retried", job.name(), failure);
      }
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
