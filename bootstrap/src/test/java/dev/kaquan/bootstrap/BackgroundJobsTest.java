package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.port.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BackgroundJobsTest {
  private final CountDownLatch runs = new CountDownLatch(3);

  @Test
  void a_job_runs_again_after_every_kind_of_failure() throws Exception {
    assertRunsThreeTimes(() -> {
      throw new IllegalStateException("a bug");
    });
  }

  @Test
  void a_job_runs_again_after_the_platform_failed() throws Exception {
    assertRunsThreeTimes(() -> {
      throw new PlatformException(PlatformException.Kind.UNREACHABLE, "no answer");
    });
  }

  @Test
  void a_job_runs_again_after_an_error() throws Exception {
    assertRunsThreeTimes(() -> {
      throw new StackOverflowError();
    });
  }

  @Test
  void a_failure_is_logged_once_with_its_cause_and_the_repetitions_are_counted() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(BackgroundJobs.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    try {
      CountDownLatch logged = new CountDownLatch(7);
      BackgroundJob job = job("job", () -> {
        logged.countDown();
        if (logged.getCount() > 2) {
          throw new IllegalStateException("a bug", new ArithmeticException("its cause"));
        }
        if (logged.getCount() == 2) {
          throw new PlatformException(PlatformException.Kind.UNREACHABLE, "no answer");
        }
        return 0;
      });
      try (AutoCloseable running = new BackgroundJobs(Set.of(job)).start()) {
        assertTrue(logged.await(10, TimeUnit.SECONDS), running.toString());
      }
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
    assertEquals(
        List.of(
            "job: internal error; will be retried",
            "job: will be retried: no answer",
            "job: works again after 5 failures"),
        log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    assertEquals("its cause", log.list.get(0).getThrowableProxy().getCause().getMessage());
  }

  @Test
  void a_failing_job_does_not_stop_another() throws Exception {
    BackgroundJob failing = job("failing", () -> {
      throw new IllegalStateException("a bug");
    });
    BackgroundJob working = job("working", () -> {
      runs.countDown();
      return 1;
    });
    try (AutoCloseable running = new BackgroundJobs(Set.of(failing, working)).start()) {
      assertTrue(runs.await(10, TimeUnit.SECONDS), running.toString());
    }
  }

  private void assertRunsThreeTimes(IntSupplier work) throws Exception {
    BackgroundJob job = job("job", () -> {
      runs.countDown();
      return work.getAsInt();
    });
    try (AutoCloseable running = new BackgroundJobs(Set.of(job)).start()) {
      assertTrue(runs.await(10, TimeUnit.SECONDS), running.toString());
    }
  }

  private static BackgroundJob job(String name, IntSupplier work) {
    return new BackgroundJob(name, Duration.ofMillis(1), work);
  }
}
