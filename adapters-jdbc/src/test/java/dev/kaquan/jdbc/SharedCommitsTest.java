package dev.kaquan.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedCommitsTest extends DatabaseFixture {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch go = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void every_change_has_its_own_result() throws Exception {
    List<Future<Integer>> changes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int number = i;
      changes.add(
          threads.submit(() -> database.change(handle -> add(handle, "n" + number, number))));
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(i, changes.get(i).get());
    }
    assertEquals(200, count());
  }

  @Test
  void a_failure_concerns_its_own_change_only() throws Exception {
    Future<Integer> first = threads.submit(() -> database.change(handle -> {
      begun.countDown();
      awaits(go);
      return add(handle, "first", 1);
    }));
    begun.await();
    Future<Integer> good = threads.submit(() -> database.change(handle -> add(handle, "good", 2)));
    Future<Integer> taken =
        threads.submit(() -> database.change(handle -> add(handle, "first", 3)));
    Future<Integer> bug = threads.submit(() -> database.change(handle -> {
      int unused = add(handle, "bug", 4);
      throw new IllegalStateException("a bug");
    }));
    Future<Integer> last = threads.submit(() -> database.change(handle -> add(handle, "last", 5)));
    go.countDown();
    assertEquals(List.of(1, 2, 5), List.of(first.get(), good.get(), last.get()));
    assertEquals(
        StorageException.class,
        assertThrows(ExecutionException.class, taken::get).getCause().getClass());
    assertEquals(
        "a bug", assertThrows(ExecutionException.class, bug::get).getCause().getMessage());
    assertEquals(3, count());
    int afterwards = database.change(handle -> add(handle, "afterwards", 6));
    assertEquals(6, afterwards);
  }

  private int count() {
    return database.read(handle -> handle
        .createQuery("SELECT COUNT(*) FROM number_sequence")
        .mapTo(Integer.class)
        .one());
  }

  private static int add(Handle handle, String name, int result) {
    handle.execute("INSERT INTO number_sequence (name, next) VALUES (?, 1)", name);
    return result;
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
