package dev.kaquan.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
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

  @Test
  void what_others_can_read_is_named() throws IOException {
    DataFolder data = new DataFolder(path.resolve("data"));
    Path key = data.createFile("api-key");
    assertEquals(List.of(), data.readableByOthers("api-key", "absent"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(List.of(key), data.readableByOthers("api-key"));
    Files.setPosixFilePermissions(data.path(), PosixFilePermissions.fromString("rwx-----x"));
    assertEquals(List.of(data.path(), key), data.readableByOthers("api-key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw--w--w-"));
    assertEquals(List.of(data.path()), data.readableByOthers("api-key"));
  }
}
