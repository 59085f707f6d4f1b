package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final Lifecycle lifecycle = new Lifecycle();
  private final List<String> closed = new ArrayList<>();

  @Test
  void the_last_opened_is_closed_first_and_each_once() {
    lifecycle.opened(() -> closed.add("database"));
    lifecycle.opened(() -> closed.add("server"));
    lifecycle.close();
    lifecycle.close();
    assertEquals(List.of("server", "database"), closed);
  }

  @Test
  void all_are_closed_after_a_failure_and_the_first_failure_is_reported() {
    IOException first = new IOException("server");
    IOException second = new IOException("sandbox");
    lifecycle.opened(() -> closed.add("database"));
    lifecycle.opened(() -> {
      throw second;
    });
    lifecycle.opened(() -> {
      throw first;
    });
    IllegalStateException failure = assertThrows(IllegalStateException.class, lifecycle::close);
    assertSame(first, failure.getCause());
    assertArrayEquals(new Throwable[] {second}, failure.getSuppressed());
    assertEquals(List.of("database"), closed);
  }
}
