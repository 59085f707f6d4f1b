package dev.kaquan.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir
  Path path;

  @Test
  void of_many_concurrent_writers_one_decides_the_text_of_a_new_file() throws Exception {
    for (int round = 0; round < 20; round++) {
      String name = "file" + round;
      CyclicBarrier barrier = new CyclicBarrier(4);
      Set<FutureTask<String>> tasks = new HashSet<>();
      for (int writer = 0; writer < 4; writer++) {
        String text = "writer " + writer;
        FutureTask<String> task = new FutureTask<>(() -> {
          DataFolder folder = new DataFolder(path);
          barrier.await();
          folder.writeIfAbsent(name, text);
          return Files.readString(folder.file(name));
        });
        tasks.add(task);
        new Thread(task).start();
      }
      Set<String> seen = new HashSet<>();
      for (FutureTask<String> task : tasks) {
        seen.add(task.get());
      }
      assertEquals(Set.of(Files.readString(path.resolve(name))), seen);
    }
    try (var files = Files.list(path)) {
      assertEquals(20, files.count());
    }
  }

  @Test
  void an_existing_file_is_not_replaced() throws IOException {
    DataFolder folder = new DataFolder(path);
    folder.write("file", "first");
    folder.writeIfAbsent("file", "second");
    assertEquals("first", Files.readString(folder.file("file")));
  }
}
