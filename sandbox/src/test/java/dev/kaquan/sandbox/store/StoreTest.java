package dev.kaquan.sandbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change is stored completely or not at all. */
class StoreTest {
  @TempDir
  private Path folder;

  private record Cup(String colour) {}

  @Test
  void a_change_that_throws_leaves_rows_and_indexes_as_they_were() {
    try (Store store = new Store(folder)) {
      Table<Cup> cups = store.table("cup", Cup.class);
      Index<Cup> byColour = cups.index(Cup::colour);
      store.change(() -> put(cups, "a", "red"));
      assertThrows(
          IllegalArgumentException.class,
          () -> store.change(() -> {
            put(cups, "a", "blue");
            put(cups, "b", "blue");
            cups.remove("a");
            throw new IllegalArgumentException("no");
          }));
      assertEquals(Optional.of(new Cup("red")), cups.get("a"));
      assertEquals(1, cups.size());
      assertEquals(List.of(new Cup("red")), List.copyOf(byColour.of("red")));
      assertEquals(0, byColour.count("blue"));
    }
  }

  @Test
  void a_nested_change_is_rolled_back_on_its_own() {
    try (Store store = new Store(folder)) {
      Table<Cup> cups = store.table("cup", Cup.class);
      store.change(() -> {
        put(cups, "a", "red");
        assertThrows(
            IllegalArgumentException.class,
            () -> store.change(() -> {
              put(cups, "a", "blue");
              throw new IllegalArgumentException("no");
            }));
        return put(cups, "b", "green");
      });
    }
    assertEquals(Optional.of(new Cup("red")), stored("a"));
    assertEquals(Optional.of(new Cup("green")), stored("b"));
  }

  @Test
  void an_incomplete_last_line_is_ignored() throws IOException {
    try (Store store = new Store(folder)) {
      Table<Cup> cups = store.table("cup", Cup.class);
      store.change(() -> put(cups, "a", "red"));
    }
    Files.writeString(
        folder.resolve("sandbox.jsonl"),
        "{\"cup\":{\"a\":{\"colour\":\"bl",
        StandardOpenOption.APPEND);
    try (Store store = new Store(folder)) {
      Table<Cup> cups = store.table("cup", Cup.class);
      assertEquals(Optional.of(new Cup("red")), cups.get("a"));
      store.change(() -> put(cups, "b", "green"));
    }
    assertEquals(Optional.of(new Cup("green")), stored("b"));
  }

  @Test
  void a_file_of_mostly_old_rows_shrinks_when_it_is_opened() throws IOException {
    try (Store store = new Store(folder)) {
      Table<Cup> cups = store.table("cup", Cup.class);
      for (int i = 0; i < 100; i++) {
        String colour = "colour " + i;
        store.change(() -> put(cups, "a", colour));
      }
      store.change(() -> put(cups, "b", "green"));
      store.change(() -> {
        cups.remove("b");
        return cups;
      });
    }
    assertEquals(Optional.of(new Cup("colour 99")), stored("a"));
    assertEquals(Optional.empty(), stored("b"));
    try (var lines = Files.lines(folder.resolve("sandbox.jsonl"))) {
      assertEquals(1, lines.count());
    }
  }

  @Test
  void a_foreign_line_is_reported_and_not_removed() throws IOException {
    Path file = folder.resolve("sandbox.jsonl");
    Files.writeString(file, "cups\n");
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> new Store(folder));
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    assertEquals("cups\n", Files.readString(file));
  }

  @Test
  void a_second_sandbox_cannot_start_until_the_first_closes() {
    try (Store first = new Store(folder)) {
      first.table("cup", Cup.class);
      assertRefused("a sandbox already runs on " + folder + ": use it");
      first.publishAddress("http://127.0.0.1:8090");
      assertRefused("a sandbox already runs on " + folder + " at http://127.0.0.1:8090: use it");
    }
    try (Store second = new Store(folder)) {
      second.table("cup", Cup.class);
      assertRefused("a sandbox already runs on " + folder + ": use it");
    }
  }

  private void assertRefused(String start) {
    FolderLockedException refused =
        assertThrows(FolderLockedException.class, () -> new Store(folder));
    assertTrue(refused.getMessage().startsWith(start), refused.getMessage());
  }

  private Optional<Cup> stored(String key) {
    try (Store store = new Store(folder)) {
      return store.table("cup", Cup.class).get(key);
    }
  }

  private static Table<Cup> put(Table<Cup> cups, String key, String colour) {
    cups.put(key, new Cup(colour));
    return cups;
  }
}
