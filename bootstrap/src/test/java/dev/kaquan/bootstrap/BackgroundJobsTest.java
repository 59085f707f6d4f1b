package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.port.PlatformException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

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
