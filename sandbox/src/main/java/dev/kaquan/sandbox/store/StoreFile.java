package dev.kaquan.sandbox.store;

import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of every table in one file: a line of JSON for each change, with the rows that it put or
 * removed, by table and key. The last line counts for a key; opening the file drops those that no
 * longer count when they are the most. A line without an end is a change that never was.
 */
final class StoreFile implements AutoCloseable {
  private final Path path;
  private final RandomAccessFile lock;
  private final RandomAccessFile file;
  private final Map<String, Map<String, Object>> found = new HashMap<>();

  StoreFile(Path folder) {
    path = folder.resolve("sandbox.jsonl");
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      lock = opened(folder.resolve("sandbox.lock"));
      boolean open = false;
      try {
        lockOrThrow(folder);
        file = read();
        open = true;
      } finally {
        if (!open) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the sandbox's file in " + folder, e);
    }
  }

  /** The rows that were there when the file was opened; they are told once. */
  <T> Map<String, T> rows(String table, Class<T> type) {
    Map<String, T> rows = new HashMap<>();
    Map<String, Object> kept = found.remove(table);
    if (kept != null) {
      kept.forEach((key, row) -> rows.put(key, WireJson.convert(row, type)));
    }
    return rows;
  }

  /** Keeps a change, wholly or not at all. */
  void append(Collection<Store.Write> writes) {
    Map<String, Map<String, @Nullable Object>> change = new LinkedHashMap<>();
    for (Store.Write write : writes) {
      change
          .computeIfAbsent(write.table(), table -> new LinkedHashMap<>())
          .put(write.key(), write.row());
    }
    byte[] line = (WireJson.write(change) + '\n').getBytes(StandardCharsets.UTF_8);
    try {
      long end = file.getFilePointer();
      boolean written = false;
      try {
        file.write(line);
        written = true;
      } finally {
        if (!written) {
          file.setLength(end);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  @Override
  public void close() {
    try (lock) {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  private void lockOrThrow(Path folder) throws IOException {
    try {
      if (lock.getChannel().tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("another sandbox here has its data in " + folder, e);
    }
    throw new IllegalStateException("another sandbox has its data in " + folder);
  }

  private RandomAccessFile read() throws IOException {
    RandomAccessFile opened = opened(path);
    dropTornLine(opened);
    long changes = 0;
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        changes += replay(line);
      }
    }
    long living = found.values().stream().mapToLong(Map::size).sum();
    if (changes > 2 * living) {
      opened.close();
      dropTheOthers();
      opened = opened(path);
    }
    opened.seek(opened.length());
    return opened;
  }

  /** Goes back from the end to where the last whole line ends. */
  private static void dropTornLine(RandomAccessFile file) throws IOException {
    long end = file.length();
    while (end > 0) {
      file.seek(end - 1);
      if (file.read() == '\n') {
        break;
      }
      end--;
    }
    file.setLength(end);
  }

  private long replay(String line) {
    long changes = 0;
    try {
      for (Map.Entry<String, Object> part : WireJson.readObject(line).entrySet()) {
        Map<String, Object> rows = found.computeIfAbsent(part.getKey(), name -> new HashMap<>());
        for (Map.Entry<?, ?> row : ((Map<?, ?>) part.getValue()).entrySet()) {
          changes++;
          if (row.getValue() == null) {
            rows.remove(row.getKey());
          } else {
            rows.put((String) row.getKey(), row.getValue());
          }
        }
      }
      return changes;
    } catch (MalformedWireException e) {
      throw new IllegalStateException(path + " holds a line that the sandbox did not write", e);
    }
  }

  private void dropTheOthers() throws IOException {
    Path next = path.resolveSibling("sandbox.jsonl.next");
    Files.deleteIfExists(next);
    opened(next).close();
    try (BufferedWriter lines = Files.newBufferedWriter(next)) {
      for (Map.Entry<String, Map<String, Object>> part : found.entrySet()) {
        for (Map.Entry<String, Object> row : part.getValue().entrySet()) {
          lines.write(WireJson.write(Map.of(part.getKey(), Map.of(row.getKey(), row.getValue()))));
          lines.write('\n');
        }
      }
    }
    Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A file that its owner alone can read, made if it is not there. */
  private static RandomAccessFile opened(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return new RandomAccessFile(file.toFile(), "rw");
  }
}
